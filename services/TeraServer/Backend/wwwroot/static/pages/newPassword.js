import { goToLogin, limitTime, onSubmit, showDone, showFailure, textOf } from './frame.js';

const form = document.getElementById('new-password');

limitTime();
onSubmit(form, async (fields) => {
  const response = await fetch('/api/user/login/change_password', { method: 'POST', body: new URLSearchParams(fields) });
  if (!response.ok) {
    showFailure(await textOf(response));
    return;
  }

  showDone(form);
  setTimeout(goToLogin, 3000);
});
