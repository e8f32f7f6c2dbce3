import { expectAccessible } from '@opentera/web/testing';
import { screen, waitFor } from '@testing-library/dom';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { Note } from '../api/backend';
import { panel, showPage } from '../testing';

const note = (id: number, text: string): Note => ({ id, text, author: 'Ada', createdAt: '2026-01-02T03:04:05Z' });

test('notes are listed, added and deleted', async () => {
  const notes = [note(1, 'First')];
  showPage({
    'GET /notes': () => Response.json(notes),
    'POST /notes': async (request) => {
      notes.push(note(2, ((await request.json()) as Note).text));
      return Response.json(notes[1], { status: 201 });
    },
    'DELETE /notes/1': () => {
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
});

test('a note that the backend does not accept stays in the form, with the reason', async () => {
  showPage({
    'POST /notes': () => Response.json({ title: 'Bad Request', detail: 'text is too long' }, { status: 400 }),
  });
  await userEvent.type(screen.getByLabelText('New note'), 'Long{Enter}');
  expect((await screen.findByRole('alert')).textContent).toContain('text is too long');
  expect(screen.getByLabelText<HTMLInputElement>('New note').value).toBe('Long');
});

test('an empty note is not sent, and the field says that it is needed', async () => {
  const requests = showPage();
  await userEvent.click(screen.getByRole('button', { name: 'Add note' }));
  expect(await screen.findByText('This field is needed.')).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByLabelText('New note'));
  expect(requests.filter((request) => request.method === 'POST')).toHaveLength(0);
  await expectAccessible();
});
