export { expectAccessible } from './accessibility';
export { eventStream } from './eventStream';
export { serveToPage, type Answers } from './server';
export { signInAs, tokenOf } from './session';
