import { language, readJson, ResponseError } from '@opentera/web';
import { login, type LoginOutcome } from './login';

export interface PasswordChange {
  username: string;
  oldPassword: string;
  newPassword: string;
}

/** What is wrong with a new password, in the server's words. */
export class PasswordRefused extends Error {
  readonly reasons: string[];

  constructor(reasons: string[]) {
    super(reasons.join(' '));
    this.reasons = reasons;
  }
}

/**
 * Replaces a password that has to be changed, and signs in with the new one. Throws {@link PasswordRefused}.
 * The server knows by the session cookie of a login whose password it is, and ends that session at a refusal: hence
 * a login before every attempt.
 */
export async function changePassword({ username, oldPassword, newPassword }: PasswordChange): Promise<LoginOutcome> {
  const outcome = await login(username, oldPassword, 'same-origin');
  if (outcome.kind !== 'passwordChange') return outcome;

  const response = await fetch('/api/user/login/change_password', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Accept-Language': language.get() },
    body: JSON.stringify({ new_password: newPassword, confirm_password: newPassword }),
  });
  try {
    await readJson(response);
  } catch (error) {
    // The server separates several reasons as lines of HTML.
    if (error instanceof ResponseError && error.status === 400) throw new PasswordRefused(error.message.split('<br>'));
    throw error;
  }
  return login(username, newPassword);
}
