import { openteraPage } from '@opentera/web/eslint';

export default openteraPage;
