import { beforeEach, expect, test, vi } from 'vitest';
import { serveToPage, tokenOf } from '../testing';
import { keepSessionAlive } from './renewal';
import { session } from './session';

beforeEach(() => {
  vi.useFakeTimers();
});

async function keptAliveFor(seconds: number) {
  const stop = keepSessionAlive();
  await vi.advanceTimersByTimeAsync(seconds * 1000);
  stop();
}

test('a token is renewed in the last third of its life', async () => {
  session.set({ token: tokenOf('Ada', 900), userUuid: 'ada' });
  const renewed = tokenOf('Ada', 1800);
  const requests = serveToPage({ 'GET /api/user/refresh_token': () => Response.json({ refresh_token: renewed }) });

  await keptAliveFor(590);
  expect(requests).toHaveLength(0);
  await keptAliveFor(60);
  expect(requests).toHaveLength(1);
  expect(session.get()).toEqual({ token: renewed, userUuid: 'ada' });
});

test('a server that does not answer is asked again, but not more than once a minute', async () => {
  const token = tokenOf('Ada', 900, 700);
  session.set({ token, userUuid: 'ada' });
  const requests = serveToPage({ 'GET /api/user/refresh_token': () => Promise.reject(new TypeError('offline')) });

  await keptAliveFor(150);
  expect(requests).toHaveLength(3);
  expect(session.get()?.token).toBe(token);
});

test('a session that ended while its token was being renewed stays ended', async () => {
  session.set({ token: tokenOf('Ada', 900, 700), userUuid: 'ada' });
  serveToPage({
    'GET /api/user/refresh_token': () => {
      session.set(null);
      return Response.json({ refresh_token: tokenOf('Ada') });
    },
  });
  await keptAliveFor(1);
  expect(session.get()).toBeNull();
});
