import { openteraPage } from '@opentera/web/vite';

export default openteraPage();
