import { go, limitTime, onSubmit, showFailure, textOf } from './frame.js';

const form = document.getElementById('second-factor-setup');

limitTime();
onSubmit(form, async (fields) => {
  const response = await fetch('/api/user/login/setup_2fa', { method: 'POST', body: new URLSearchParams(fields) });
  if (response.ok) go((await response.json()).redirect_url);
  else showFailure(await textOf(response));
});

const proposal = await fetch('/api/user/login/setup_2fa');
if (proposal.ok) {
  const { qr_code: image, otp_secret: secret } = await proposal.json();
  const qrCode = document.getElementById('qr-code');
  qrCode.src = `data:image/png;base64,${image}`;
  qrCode.hidden = false;
  form.elements.otp_secret.value = secret;
} else {
  showFailure(await textOf(proposal));
}
