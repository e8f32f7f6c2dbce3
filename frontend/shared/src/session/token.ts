/** What a page reads of a user's token. TeraServer alone can tell whether the token is genuine. */
export interface TokenClaims {
  /** Seconds since 1970. */
  iat: number;
  exp: number;
  user_fullname: string;
  user_superadmin: boolean;
}

/** The claims of a token, null when it is not one of a user. */
export function readClaims(token: string): TokenClaims | null {
  try {
    const payload = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
    const bytes = Uint8Array.from(atob(payload), (character) => character.charCodeAt(0));
    const claims = JSON.parse(new TextDecoder().decode(bytes)) as Partial<TokenClaims>;
    return typeof claims.exp === 'number' && typeof claims.iat === 'number' ? (claims as TokenClaims) : null;
  } catch {
    return null;
  }
}
