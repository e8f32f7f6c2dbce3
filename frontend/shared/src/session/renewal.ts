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
    // One tab at a time: renewing disables the token that was used for it.
    void navigator.locks.request('opentera.session.renewal', async () => {
      if (isDue()) await renew();
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

function isDue(): boolean {
  const claims = readClaims(session.get()?.token ?? '');
  return claims !== null && claims.exp - Date.now() / 1000 < (claims.exp - claims.iat) / 3;
}

async function renew() {
  const renewed = session.get();
  // A server that does not answer now is asked again later; a refused token has ended the session already.
  const response = await teraFetch('/api/user/refresh_token').catch(() => null);
  if (!response?.ok) return;
  const { refresh_token: token } = (await response.json()) as { refresh_token: string };
  const current = session.get();
  if (current && current.userUuid === renewed?.userUuid) session.set({ ...current, token });
}
