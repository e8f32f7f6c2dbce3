import { OpenTeraApp, session, SignedIn } from '@opentera/web';
import { expectAccessible, serveToPage, signInAs, type Answers } from '@opentera/web/testing';
import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { Note } from './api/backend';
import { Page } from './Page';

const note = (id: number, text: string): Note => ({ id, text, author: 'Ada', createdAt: '2026-01-02T03:04:05Z' });

/** A stream of events that the test sends itself. */
function eventStream() {
  let controller: ReadableStreamDefaultController<Uint8Array>;
  const body = new ReadableStream<Uint8Array>({ start: (started) => void (controller = started) });
  return {
    response: () => new Response(body, { headers: { 'Content-Type': 'text/event-stream' } }),
    send: (event: unknown) =>
      act(async () => {
        controller.enqueue(new TextEncoder().encode(`data: ${JSON.stringify(event)}\n\n`));
        await Promise.resolve();
      }),
  };
}

function show(answers: Answers = {}) {
  signInAs('Ada Lovelace');
  const requests = serveToPage({
    'GET /example/api/notes': () => Response.json([]),
    'GET /example/api/projects': () => Response.json([]),
    'GET /example/api/events': eventStream().response,
    ...answers,
  });
  render(
    <OpenTeraApp>
      <SignedIn>
        <Page />
      </SignedIn>
    </OpenTeraApp>,
  );
  return requests;
}

const panel = (name: string) => within(screen.getByRole('region', { name }));

test('notes are listed, added and deleted', async () => {
  const notes = [note(1, 'First')];
  const requests = show({
    'GET /example/api/notes': () => Response.json(notes),
    'POST /example/api/notes': async (request) => {
      notes.push(note(2, ((await request.json()) as Note).text));
      return Response.json(notes[1], { status: 201 });
    },
    'DELETE /example/api/notes/1': () => {
      notes.shift();
      return new Response(null, { status: 204 });
    },
  });
  expect(await panel('Notes').findByText('First')).toBeTruthy();
  await expectAccessible();

  await userEvent.type(screen.getByLabelText('New note'), 'Second{Enter}');
  expect(await panel('Notes').findByText('Second')).toBeTruthy();
  expect(screen.getByLabelText<HTMLInputElement>('New note').value).toBe('');

  await userEvent.click(screen.getByRole('button', { name: 'Delete the note “First”' }));
  await waitFor(() => expect(screen.queryByText('First')).toBeNull());

  const token = session.get()?.token;
  expect(requests.every((request) => request.headers.get('Authorization') === `OpenTera ${token}`)).toBe(true);
});

test('a note that the backend does not accept stays in the form, with the reason', async () => {
  show({
    'POST /example/api/notes': () =>
      Response.json({ title: 'Bad Request', detail: 'text is too long' }, { status: 400 }),
  });
  await userEvent.type(screen.getByLabelText('New note'), 'Long{Enter}');
  expect((await screen.findByRole('alert')).textContent).toContain('text is too long');
  expect(screen.getByLabelText<HTMLInputElement>('New note').value).toBe('Long');
});

test('what the backend got from TeraServer is shown', async () => {
  show({ 'GET /example/api/projects': () => Response.json([{ id: 1, name: 'Walking', site: 'Sherbrooke' }]) });
  expect(await panel('Projects').findByText('Walking')).toBeTruthy();
  expect(panel('Projects').getByText('Sherbrooke')).toBeTruthy();
});

test('a panel that fails says why and can be asked again, the others work', async () => {
  let isBroken = true;
  show({
    'GET /example/api/projects': () =>
      isBroken ? Response.json({ title: 'Forbidden' }, { status: 403 }) : Response.json([]),
  });
  expect((await panel('Projects').findByRole('alert')).textContent).toContain('Forbidden');
  expect(await screen.findByText('No note yet. Write the first one.')).toBeTruthy();
  isBroken = false;
  await userEvent.click(panel('Projects').getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('This service belongs to no project yet.')).toBeTruthy();
});

test('events of TeraServer appear as they happen, the newest first', async () => {
  const stream = eventStream();
  show({ 'GET /example/api/events': stream.response });
  expect(await panel('Events').findByText('Live')).toBeTruthy();
  await stream.send({ topic: 'users', text: 'Ada signed in', time: '2026-01-02T03:04:05Z' });
  expect(await screen.findByText('Ada signed in')).toBeTruthy();
  await stream.send({ topic: 'users', text: 'Ada signed out', time: '2026-01-02T03:04:06Z' });
  await screen.findByText('Ada signed out');
  expect(panel('Events').getAllByRole('listitem')[0]?.textContent).toContain('Ada signed out');
  await expectAccessible();
});

test('a stream that a restarting backend refuses is asked for again', async () => {
  const stream = eventStream();
  let attempts = 0;
  show({
    'GET /example/api/events': () => (++attempts === 1 ? new Response(null, { status: 502 }) : stream.response()),
  });
  expect(await panel('Events').findByText('Interrupted, trying again')).toBeTruthy();
  expect(await panel('Events').findByText('Live')).toBeTruthy();
});

test('everything is there in French', async () => {
  localStorage.setItem('opentera.language', 'fr');
  show();
  expect(await screen.findByRole('heading', { name: 'Exemple', level: 1 })).toBeTruthy();
  expect(await screen.findByText('Aucune note. Écrivez la première.')).toBeTruthy();
  await expectAccessible();
});
