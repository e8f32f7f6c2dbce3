// What the pages of the login have in common. The desktop client shows them in a web view, and listens by its object.

/** The desktop client's object; undefined in a browser. */
export const client = await connect();

function connect() {
  if (typeof QWebChannel === 'undefined' || typeof qt === 'undefined') return undefined;
  return new Promise((resolve) => new QWebChannel(qt.webChannelTransport, (channel) => resolve(channel.objects.qtObject)));
}

/** Goes to an address of this server. Another place is never gone to, whatever an answer says. */
export function go(address) {
  const target = new URL(address, window.location.origin);
  if (target.origin === window.location.origin) window.location.assign(target);
}

export function goToLogin() {
  if (client) client.sendRedirectToLogin();
  else go('/login');
}

/** Sends a form's fields when it is submitted; one request at a time. */
export function onSubmit(form, send) {
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const button = form.querySelector('button');
    button.disabled = true;
    hideFailure();
    try {
      await send(new FormData(form));
    } catch (error) {
      showFailure(String(error));
    } finally {
      button.disabled = false;
    }
  });
}

/** What an answer says in words. */
export async function textOf(response) {
  const answer = await response.json().catch(() => response.statusText);
  return typeof answer === 'string' ? answer : (answer.message ?? response.statusText);
}

export function showFailure(text) {
  const failure = document.getElementById('failure');
  // Lists of weaknesses of a password come with line breaks in HTML.
  failure.innerText = text.replaceAll('<br>', '\n');
  failure.hidden = false;
}

function hideFailure() {
  document.getElementById('failure').hidden = true;
}

export function showDone(form) {
  form.hidden = true;
  document.getElementById('done').hidden = false;
}

/** A login that is left alone begins anew after five minutes; the page shows how long that is. */
export function limitTime() {
  const output = document.getElementById('time-left');
  const end = Date.now() + 5 * 60 * 1000;
  const timer = setInterval(tick, 1000);
  tick();

  function tick() {
    const seconds = Math.max(0, Math.round((end - Date.now()) / 1000));
    output.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
    if (seconds > 0) return;
    clearInterval(timer);
    goToLogin();
  }
}

/** The login is complete. */
export function finish(form, answer) {
  showDone(form);
  if (client) client.sendLoginSuccess(answer.user_token, answer.websocket_url, answer.user_uuid);
  if (answer.redirect_url) go(answer.redirect_url);
}
