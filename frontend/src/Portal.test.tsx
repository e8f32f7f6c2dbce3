import { session } from '@opentera/web';
import { OpenTeraApp } from '@opentera/web/react';
import { expectAccessible, serveToPage, signInAs, tokenOf, type Answers } from '@opentera/web/testing';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router';
import { expect, test } from 'vitest';
import { Portal } from './Portal';

const unauthorized = () => new Response('Unauthorized', { status: 401 });
const html = () => new Response(null, { headers: { 'Content-Type': 'text/html; charset=utf-8' } });
const service = (key: string, name: string, path: string) => ({
  service_uuid: key,
  service_key: key,
  service_name: name,
  service_enabled: true,
  service_clientendpoint: path,
});

function show(answers: Answers, address = '/') {
  const requests = serveToPage({
    'GET /api/user/services': () => Response.json([]),
    'GET /api/user/users': () => Response.json([]),
    ...answers,
  });
  render(
    <OpenTeraApp>
      <MemoryRouter initialEntries={[address]}>
        <Portal />
      </MemoryRouter>
    </OpenTeraApp>,
  );
  return requests;
}

async function signIn(username: string, password: string) {
  await userEvent.clear(screen.getByLabelText('Username'));
  await userEvent.type(screen.getByLabelText('Username'), username);
  await userEvent.type(screen.getByLabelText('Password'), password);
  await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
}

test('who signs in sees their services, and the session is there for all pages', async () => {
  const token = tokenOf('Ada Lovelace');
  const requests = show({ 'GET /api/user/login': () => Response.json({ user_uuid: 'ada', user_token: token }) });
  await expectAccessible();
  await signIn('ada', 'pässword');
  expect(await screen.findByRole('heading', { name: 'Welcome, Ada Lovelace' })).toBeTruthy();
  expect(session.get()).toEqual({ token, userUuid: 'ada' });
  expect(requests[0]?.headers.get('Authorization')).toBe(`Basic ${btoa('ada:p\u00c3\u00a4ssword')}`);
  expect(requests[0]?.credentials).toBe('omit');
});

test('a wrong password is said, and the keyboard is where it is to be typed again', async () => {
  show({ 'GET /api/user/login': unauthorized });
  await signIn('ada', 'wrong');
  expect((await screen.findByRole('alert')).textContent).toContain('not right');
  expect(document.activeElement).toBe(screen.getByLabelText('Password'));
  expect(screen.getByLabelText<HTMLInputElement>('Password').value).toBe('');
  await expectAccessible();
});

test('the fifth wrong password says that the account is locked', async () => {
  show({ 'GET /api/user/login': unauthorized });
  for (let attempt = 1; attempt <= 5; attempt++) {
    await signIn('ada', 'wrong');
    await screen.findByRole('alert');
  }
  expect(screen.getByRole('alert').textContent).toContain('locked for two minutes');
});

test.each([
  ['is not reachable', () => Promise.reject(new TypeError('Failed to fetch'))],
  ['fails', () => new Response('Bad gateway', { status: 502 })],
])('a server that %s is said to be unreachable', async (_, answer) => {
  show({ 'GET /api/user/login': answer });
  await signIn('ada', 'secret');
  expect((await screen.findByRole('alert')).textContent).toContain('does not answer');
});

test('what the server says when it declines is shown', async () => {
  show({ 'GET /api/user/login': () => Response.json('Too many 2FA attempts.', { status: 403 }) });
  await signIn('ada', 'secret');
  expect((await screen.findByRole('alert')).textContent).toBe('Too many 2FA attempts.');
});

test('nothing is sent without a username and a password', async () => {
  const requests = show({});
  await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
  expect(await screen.findAllByText('This field is needed.')).toHaveLength(2);
  expect(requests).toHaveLength(0);

  await userEvent.type(screen.getByLabelText('Username'), 'a');
  expect(screen.getAllByText('This field is needed.')).toHaveLength(1);
});

test('an account with a second factor signs in with a code', async () => {
  const token = tokenOf('Ada Lovelace');
  const bodies: unknown[] = [];
  show({
    'GET /api/user/login': () => Response.json({ reason: '2fa', message: '', redirect_url: '/x' }),
    'POST /api/user/login/2fa': async (request) => {
      bodies.push(await request.json());
      return bodies.length === 1
        ? Response.json('Invalid OTP code', { status: 401 })
        : Response.json({ user_uuid: 'ada', user_token: token });
    },
  });
  await signIn('ada', 'secret');
  expect(document.activeElement).toBe(await screen.findByRole('heading', { name: 'Enter the code' }));
  await expectAccessible();

  const code = screen.getByLabelText('Code of 6 digits');
  await userEvent.type(code, '12{Enter}');
  expect(await screen.findByText('The code has 6 digits.')).toBeTruthy();
  expect(bodies).toHaveLength(0);

  await userEvent.type(code, '3456{Enter}');
  expect((await screen.findByRole('alert')).textContent).toContain('The code is not right');

  await userEvent.type(code, '654321{Enter}');
  expect(await screen.findByRole('heading', { name: 'Welcome, Ada Lovelace' })).toBeTruthy();
  expect(bodies).toEqual([{ otp_code: '123456' }, { otp_code: '654321' }]);
});

test('an account whose second factor is not set up yet is told where to', async () => {
  show({ 'GET /api/user/login': () => Response.json({ reason: '2fa_setup', message: '', redirect_url: '/x' }) });
  await signIn('ada', 'secret');
  const title = await screen.findByRole('heading', { name: 'This account needs a second factor' });
  expect(document.activeElement).toBe(title);
  await expectAccessible();
});

test('a password that has to be changed is changed, and its owner signed in with the new one', async () => {
  const token = tokenOf('Ada Lovelace');
  const newPassword = 'Conf0rmance!Pass';
  const bodies: unknown[] = [];
  show({
    'GET /api/user/login': (request) =>
      request.headers.get('Authorization') === `Basic ${btoa(`ada:${newPassword}`)}`
        ? Response.json({ user_uuid: 'ada', user_token: token })
        : Response.json({ reason: 'password_change', message: '' }),
    'POST /api/user/login/change_password': async (request) => {
      bodies.push(await request.json());
      return bodies.length === 1
        ? Response.json('Password not long enough (10 characters)<br>Password missing numeric character', {
            status: 400,
          })
        : Response.json('Password changed');
    },
  });
  await signIn('ada', 'first');
  const password = await screen.findByLabelText('New password');
  await expectAccessible();

  const change = async (first: string, second: string) => {
    await userEvent.clear(password);
    await userEvent.type(password, first);
    await userEvent.clear(screen.getByLabelText('New password again'));
    await userEvent.type(screen.getByLabelText('New password again'), second);
    await userEvent.click(screen.getByRole('button', { name: 'Change password' }));
  };

  await change('one', 'other');
  expect(await screen.findByText('The two passwords differ.')).toBeTruthy();
  expect(bodies).toHaveLength(0);

  await change('weak', 'weak');
  expect(await screen.findByText('Password missing numeric character')).toBeTruthy();
  expect(screen.getAllByRole('listitem')).toHaveLength(2);

  await change(newPassword, newPassword);
  expect(await screen.findByRole('heading', { name: 'Welcome, Ada Lovelace' })).toBeTruthy();
  expect(bodies[1]).toEqual({ new_password: newPassword, confirm_password: newPassword });
});

test('services with a page can be opened, the others are named', async () => {
  signInAs('Ada');
  show({
    'GET /api/user/services': () =>
      Response.json([
        service('Log', 'Logging', '/log'),
        service('Ex', 'Example', '/example'),
        service('Down', 'Stopped', '/down'),
        service('Evil', 'Elsewhere', '//elsewhere.org'),
      ]),
    'HEAD /example/': html,
    'HEAD /down/': () => new Response(null, { status: 502 }),
  });
  const link = await screen.findByRole('link', { name: 'Example' });
  expect(link.getAttribute('href')).toBe(`${location.origin}/example/`);
  expect(screen.getByText('Not answering now')).toBeTruthy();
  expect(screen.queryByRole('link', { name: 'Stopped' })).toBeNull();
  expect(screen.getByRole('region', { name: 'Working in the background' }).textContent).toContain('Logging');
  expect(screen.queryByRole('link', { name: 'Elsewhere' })).toBeNull();
  await expectAccessible();
});

test('the sites of the user are listed with role and number of projects', async () => {
  signInAs('Ada');
  show({
    'GET /api/user/users': () =>
      Response.json([
        {
          sites: [{ id_site: 1, site_name: 'Default Site', site_role: 'admin' }],
          projects: [{ id_project: 1, id_site: 1 }],
        },
      ]),
  });
  expect((await screen.findByRole('region', { name: 'Your sites' })).textContent).toContain(
    'Administrator · 1 project',
  );
});

test('who may open nothing is told whom to ask', async () => {
  signInAs('Ada');
  show({});
  expect(await screen.findByText('No service is open to you yet.')).toBeTruthy();
});

test('services that fail to load can be asked for again', async () => {
  signInAs('Ada');
  let isBroken = true;
  show({
    'GET /api/user/services': () => (isBroken ? Response.json('Forbidden', { status: 403 }) : Response.json([])),
  });
  expect((await screen.findByRole('alert')).textContent).toContain('Forbidden');
  isBroken = false;
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('No service is open to you yet.')).toBeTruthy();
});

test('an expired session leads back to signing in', async () => {
  signInAs('Ada');
  show({ 'GET /api/user/services': unauthorized });
  expect(await screen.findByRole('heading', { name: 'Sign in' })).toBeTruthy();
});

test('an unknown address says so and leads to the services', async () => {
  show({}, '/nowhere');
  expect(screen.getByRole('heading', { name: 'There is no such page' })).toBeTruthy();
  await userEvent.click(screen.getByRole('link', { name: 'To the services' }));
  expect(screen.getByRole('heading', { name: 'Sign in' })).toBeTruthy();
});
