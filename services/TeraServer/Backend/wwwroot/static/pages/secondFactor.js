import { client, finish, goToLogin, limitTime, onSubmit, showFailure } from './frame.js';

const form = document.getElementById('second-factor');
let attemptsLeft = 5;

limitTime();
onSubmit(form, (fields) => send(fields.get('otp_code')));

// After the setup the code is known.
const known = new URLSearchParams(window.location.search).get('code');
if (known) await send(known);

async function send(code) {
  const response = await fetch('/api/user/login/2fa', { method: 'POST', body: new URLSearchParams({ otp_code: code, with_websocket: 'true' }) });
  if (response.ok) {
    finish(form, await response.json());
    return;
  }

  attemptsLeft -= 1;
  client?.sendLoginFailure('Error validating 2FA code');
  if (attemptsLeft === 0) {
    goToLogin();
    return;
  }
  const { refused, left } = document.getElementById('failure').dataset;
  showFailure(`${refused} - ${attemptsLeft} ${left}`);
}
