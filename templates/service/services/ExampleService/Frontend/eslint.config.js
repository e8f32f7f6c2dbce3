import { reactPage } from '@opentera/web/eslint';

export default reactPage();
