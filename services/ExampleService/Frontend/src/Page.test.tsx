import { session } from '@opentera/web';
import { expectAccessible } from '@opentera/web/testing';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { panel, showPage, shownEventStream } from './testing';

test('the page says who is signed in, and asks in their name', async () => {
  const requests = showPage();
  expect(await screen.findByText('Ada Lovelace')).toBeTruthy();
  expect(await screen.findByText('This service belongs to no project yet.')).toBeTruthy();
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
  const stream = shownEventStream();
  showPage({ 'GET /events': stream.response });
  expect(await panel('Events').findByText('Live')).toBeTruthy();
  await stream.send({ topic: 'users', text: 'Ada signed in', time: '2026-01-02T03:04:05Z' });
  expect(await screen.findByText('Ada signed in')).toBeTruthy();
  await stream.send({ topic: 'users', text: 'Ada signed out', time: '2026-01-02T03:04:06Z' });
  await screen.findByText('Ada signed out');
  expect(panel('Events').getAllByRole('listitem')[0]?.textContent).toContain('Ada signed out');
  await expectAccessible();
});

test('a stream that a restarting backend refuses is asked for again', async () => {
  const stream = shownEventStream();
  let attempts = 0;
  showPage({
    'GET /events': () => (++attempts === 1 ? new Response(null, { status: 502 }) : stream.response()),
  });
  expect(await panel('Events').findByText('Interrupted, trying again')).toBeTruthy();
  expect(await panel('Events').findByText('Live')).toBeTruthy();
});

test('everything is there in French', async () => {
  localStorage.setItem('opentera.language', 'fr');
  showPage();
  expect((await screen.findByRole('heading', { level: 1 })).textContent).toBe('Exemple');
  expect(await screen.findByText('Ce service ne fait encore partie d’aucun projet.')).toBeTruthy();
  await expectAccessible();
});
