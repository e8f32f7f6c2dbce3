import { language, readJson, ResponseError, type Session } from '@opentera/web';

export type LoginOutcome =
  | { kind: 'signedIn'; session: Session }
  | { kind: 'passwordChange' }
  /** A code is needed, from an authenticator that is set up already or not. */
  | { kind: 'twoFactor'; isSetUp: boolean }
  | { kind: 'refused' }
  /** The server says itself why not, as when its limit of second-factor attempts is reached. */
  | { kind: 'declined'; message: string };

interface LoginAnswer {
  user_token?: string;
  user_uuid?: string;
  reason?: 'password_change' | '2fa' | '2fa_setup';
}

/**
 * Asks TeraServer for a token. Throws when the server does not answer properly.
 * @param cookies whether the browser keeps the server's session cookie, which only the steps after a login need.
 */
export async function login(
  username: string,
  password: string,
  cookies: 'omit' | 'same-origin' = 'omit',
): Promise<LoginOutcome> {
  const response = await fetch('/api/user/login', {
    headers: { Authorization: basic(username, password), 'Accept-Language': language.get() },
    credentials: cookies,
  });
  return outcomeOf(response);
}

/** What an answer to a login, or to the last step of one, means. */
export async function outcomeOf(response: Response): Promise<LoginOutcome> {
  if (response.status === 401) return { kind: 'refused' };
  try {
    const { user_token: token, user_uuid: userUuid, reason } = await readJson<LoginAnswer>(response);
    if (token && userUuid) return { kind: 'signedIn', session: { token, userUuid } };
    return reason === 'password_change' ? { kind: 'passwordChange' } : { kind: 'twoFactor', isSetUp: reason === '2fa' };
  } catch (error) {
    if (error instanceof ResponseError && error.status < 500) return { kind: 'declined', message: error.message };
    throw error;
  }
}

function basic(username: string, password: string) {
  const bytes = new TextEncoder().encode(`${username}:${password}`);
  return `Basic ${btoa(String.fromCharCode(...bytes))}`;
}
