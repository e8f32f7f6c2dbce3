export { expectAccessible } from './accessibility';
export { serveToPage, type Answers } from './server';
export { signInAs, tokenOf } from './session';
