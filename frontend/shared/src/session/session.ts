import { stored } from '../stored';
import { readClaims } from './token';

/** Who is signed in. The portal writes it, the pages of all services read it. */
export interface Session {
  token: string;
  userUuid: string;
}

export const session = stored<Session | null>('opentera.session', parse, (value) => value && JSON.stringify(value));

function parse(text: string | null): Session | null {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    const { token, userUuid } = value as Partial<Session>;
    return typeof token === 'string' && typeof userUuid === 'string' && readClaims(token) ? { token, userUuid } : null;
  } catch {
    return null;
  }
}
