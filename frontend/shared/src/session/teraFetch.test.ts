import { expect, test } from 'vitest';
import { language } from '../language/language';
import { serveToPage, signInAs, tokenOf } from '../testing';
import { session } from './session';
import { signOut } from './signOut';
import { teraFetch } from './teraFetch';

const refused = () => new Response('Unauthorized', { status: 401 });

test('a request carries the token and the language of the page, and no cookies', async () => {
  const token = signInAs('Ada');
  language.set('fr');
  const requests = serveToPage({ 'GET /api/x': () => Response.json(1) });
  await teraFetch('/api/x');
  expect(requests[0]?.headers.get('Authorization')).toBe(`OpenTera ${token}`);
  expect(requests[0]?.headers.get('Accept-Language')).toBe('fr');
  expect(requests[0]?.credentials).toBe('omit');
});

test('a refused token ends the session', async () => {
  signInAs('Ada');
  serveToPage({ 'GET /api/x': refused });
  expect((await teraFetch('/api/x')).status).toBe(401);
  expect(session.get()).toBeNull();
});

test('a token that another tab renewed meanwhile is used for a second attempt, with the same body', async () => {
  const old = signInAs('Ada');
  const requests = serveToPage({
    'POST /api/x': async (request) => {
      if (request.headers.get('Authorization') !== `OpenTera ${old}`) return new Response(await request.text());
      session.set({ token: tokenOf('Ada'), userUuid: 'ada' });
      return refused();
    },
  });
  const response = await teraFetch('/api/x', { method: 'POST', body: 'content' });
  expect(await response.text()).toBe('content');
  expect(requests).toHaveLength(2);
  expect(session.get()).not.toBeNull();
});

test('signing out disables the token at the server and ends the session at once', () => {
  const token = signInAs('Ada');
  const requests = serveToPage({ 'GET /api/user/logout': () => Response.json('User logged out.') });
  signOut();
  expect(session.get()).toBeNull();
  expect(requests[0]?.headers.get('Authorization')).toBe(`OpenTera ${token}`);
});
