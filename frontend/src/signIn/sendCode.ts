import { language } from '@opentera/web';
import { login, outcomeOf, type LoginOutcome } from './login';

/**
 * Completes a login by the code of an authenticator. The server knows by the session cookie of a login whose code it
 * is, and ends that session at a refusal: hence a login before every attempt.
 */
export async function sendCode(username: string, password: string, code: string): Promise<LoginOutcome> {
  const outcome = await login(username, password, 'same-origin');
  if (outcome.kind !== 'twoFactor') return outcome;
  return outcomeOf(
    await fetch('/api/user/login/2fa', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Accept-Language': language.get() },
      body: JSON.stringify({ otp_code: code }),
    }),
  );
}
