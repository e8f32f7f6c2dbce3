import { readJson } from '../response';
import { session } from './session';
import { teraFetch } from './teraFetch';
import { readClaims } from './token';

const checkEvery = 30_000;
/** Also keeps a computer whose clock is wrong from renewing without end. */
const shortestInterval = 60_000;

/** Renews the token in the last third of its life, as long as the page is open. Returns how to stop that. */
export function keepSessionAlive(): () => void {
  let lastAttempt = -shortestInterval;

  const check = () => {
    if (!isDue() || performance.now() - lastAttempt < shortestInterval) return;
    lastAttempt = performance.now();
    void oneAtATime(async () => {
      // A server that does not answer now is asked again later; a refused token has ended the session already.
      if (isDue()) await renew().catch(() => undefined);
    });
  };

  const timer = setInterval(check, checkEvery);
  document.addEventListener('visibilitychange', check);
  check();
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', check);
  };
}

/**
 * Renews the token now, and gets the address of the user's WebSocket: null while another page or program holds it, since a user has one.
 * Throws when the server does not answer, or refuses.
 */
export async function renewForWebSocket(): Promise<string | null> {
  const { websocket_url } = await oneAtATime(() => renew('?with_websocket=true'));
  return websocket_url ?? null;
}

/** In one tab at a time: renewing disables the token that was used for it. */
async function oneAtATime<T>(renewing: () => Promise<T>): Promise<T> {
  return await navigator.locks.request('opentera.session.renewal', renewing);
}

function isDue(): boolean {
  const claims = readClaims(session.get()?.token ?? '');
  return claims !== null && claims.exp - Date.now() / 1000 < (claims.exp - claims.iat) / 3;
}

interface Renewed {
  refresh_token: string;
  websocket_url?: string;
}

async function renew(parameters = ''): Promise<Renewed> {
  const former = session.get();
  const renewed = await readJson<Renewed>(await teraFetch(`/api/user/refresh_token${parameters}`));
  const current = session.get();
  if (current && current.userUuid === former?.userUuid) session.set({ ...current, token: renewed.refresh_token });
  return renewed;
}
