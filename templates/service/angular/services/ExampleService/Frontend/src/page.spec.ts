import { session } from '@opentera/web';
import { eventStream, expectAccessible } from '@opentera/web/testing';
import { screen, waitFor } from '@testing-library/dom';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { panel, showPage } from './testing';

test('the page says who is signed in, and asks in their name', async () => {
  const requests = showPage();
  expect(await screen.findByText('Ada Lovelace')).toBeTruthy();
  expect(await screen.findByText('This service belongs to no project yet.')).toBeTruthy();
  expect(document.title).toBe('PageTitle · OpenTera');
  await expectAccessible();
  const token = session.get()?.token;
  expect(requests.every((request) => request.headers.get('Authorization') === `OpenTera ${token}`)).toBe(true);
});

test('what the backend got from TeraServer is shown', async () => {
  showPage({ 'GET /projects': () => Response.json([{ id: 1, name: 'Walking', site: 'Sherbrooke' }]) });
  expect(await panel('Projects').findByText('Walking')).toBeTruthy();
  expect(panel('Projects').getByText('Sherbrooke')).toBeTruthy();
});

test('a panel that fails says why and can be asked again, the others work', async () => {
  let isBroken = true;
  showPage({
    'GET /projects': () => (isBroken ? Response.json({ title: 'Forbidden' }, { status: 403 }) : Response.json([])),
  });
  expect((await panel('Projects').findByRole('alert')).textContent).toContain('Forbidden');
  expect(await panel('Events').findByText('Live')).toBeTruthy();
  isBroken = false;
  await userEvent.click(panel('Projects').getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('This service belongs to no project yet.')).toBeTruthy();
});

test('events of TeraServer appear as they happen, the newest first', async () => {
  const stream = eventStream();
  showPage({ 'GET /events': stream.response });
  expect(await panel('Events').findByText('Live')).toBeTruthy();
  stream.send({ topic: 'users', text: 'Ada signed in', time: '2026-01-02T03:04:05Z' });
  expect(await screen.findByText('Ada signed in')).toBeTruthy();
  stream.send({ topic: 'users', text: 'Ada signed out', time: '2026-01-02T03:04:06Z' });
  await screen.findByText('Ada signed out');
  expect(panel('Events').getAllByRole('listitem')[0]?.textContent).toContain('Ada signed out');
  await expectAccessible();
});

test('a stream that a restarting backend refuses is asked for again', async () => {
  const stream = eventStream();
  let attempts = 0;
  showPage({
    'GET /events': () => (++attempts === 1 ? new Response(null, { status: 502 }) : stream.response()),
  });
  expect(await panel('Events').findByText('Interrupted, trying again')).toBeTruthy();
  expect(await panel('Events').findByText('Live')).toBeTruthy();
});

test('everything is there in French, at a click', async () => {
  showPage();
  await userEvent.click(await screen.findByRole('button', { name: 'Français' }));
  expect((await screen.findByRole('heading', { level: 1 })).textContent).toBe('TitreDeLaPage');
  expect(await screen.findByText('Ce service ne fait encore partie d’aucun projet.')).toBeTruthy();
  await expectAccessible();
});

test('signing out ends the session and empties the page', async () => {
  showPage({ 'GET /projects': () => Response.json([{ id: 1, name: 'Walking', site: 'Sherbrooke' }]) });
  expect(await screen.findByText('Walking')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Sign out' }));
  expect(session.get()).toBeNull();
  await waitFor(() => expect(screen.queryByText('Walking')).toBeNull());
});
