import { angularPage } from '@opentera/web/eslint';

export default angularPage();
