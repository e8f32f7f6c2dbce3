import { client, finish, go, onSubmit, showFailure, textOf } from './frame.js';

const form = document.getElementById('login');

onSubmit(form, async (fields) => {
  const response = await fetch('/api/user/login?with_websocket=true', {
    headers: { Authorization: `Basic ${base64(`${fields.get('username')}:${fields.get('password')}`)}`, 'X-Client-Name': 'OpenTera-Web-Client' },
  });
  if (!response.ok) {
    showFailure(response.status === 401 ? document.getElementById('failure').dataset.refused : await textOf(response));
    client?.sendLoginFailure('Invalid username or password');
    return;
  }

  const answer = await response.json();
  if (answer.reason) {
    if (answer.reason === '2fa') client?.sendCheckInProgress();
    if (answer.reason === '2fa_setup') client?.sendSetupInProgress();
    if (answer.reason === 'password_change') client?.sendPasswordChangeInProgress();
    go(answer.redirect_url);
  } else {
    finish(form, answer);
  }
});

function base64(text) {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
