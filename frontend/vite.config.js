import { reactPage } from '@opentera/web/vite';

export default reactPage();
