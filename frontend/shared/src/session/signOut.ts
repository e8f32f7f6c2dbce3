import { session } from './session';
import { teraFetch } from './teraFetch';

/** Ends the session here and in all tabs at once, also when the server that is to disable the token does not answer. */
export function signOut() {
  void teraFetch('/api/user/logout', { keepalive: true }).catch(() => undefined);
  session.set(null);
}
