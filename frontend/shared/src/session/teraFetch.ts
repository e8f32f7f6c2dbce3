import { language } from '../language/language';
import { session } from './session';

/**
 * `fetch` on behalf of the signed-in user, in the page's language. A 401 for the token in use ends the session
 * everywhere; a 401 because another tab has just renewed the token is repeated with the new one.
 */
export async function teraFetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const request = new Request(input, init);
  const used = session.get();
  const response = await send(request.clone(), used?.token);
  if (response.status !== 401) return response;

  const current = session.get();
  if (current && current.token !== used?.token) return send(request, current.token);
  session.set(null);
  return response;
}

function send(request: Request, token: string | undefined) {
  const headers = new Headers(request.headers);
  headers.set('Accept-Language', language.get());
  if (token) headers.set('Authorization', `OpenTera ${token}`);
  // The token is all that counts: no cookies, and no password prompt of the browser's own at a 401.
  return fetch(new Request(request, { headers, credentials: 'omit' }));
}
