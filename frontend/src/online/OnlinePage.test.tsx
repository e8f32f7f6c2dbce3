import { session } from '@opentera/web';
import { OpenTeraApp } from '@opentera/web/react';
import { expectAccessible, serveToPage, signInAs, tokenOf, type Answers } from '@opentera/web/testing';
import { act, render, screen, within } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { beforeEach, expect, test, vi } from 'vitest';
import { Portal } from '../Portal';

/** The page's end of a WebSocket, with what its server does. */
class FakeWebSocket {
  static readonly opened: FakeWebSocket[] = [];
  onopen?: () => void;
  onmessage?: (event: { data: string }) => void;
  onclose?: (event: { code: number }) => void;
  close = vi.fn();
  readonly address: string;

  constructor(address: string) {
    this.address = address;
    FakeWebSocket.opened.push(this);
    setTimeout(() => act(() => this.onopen?.()));
  }

  send(name: string, event: Record<string, string>) {
    const events = [{ '@type': `type.googleapis.com/opentera.protobuf.${name}`, ...event }];
    act(() => this.onmessage?.({ data: JSON.stringify({ message: { events } }) }));
  }
}

const participant = (change: string) => ({
  type: `PARTICIPANT_${change}`,
  participantUuid: 'p1',
  participantName: 'Participant #1',
  participantProjectName: 'Walking',
  participantSiteName: 'Sherbrooke',
});

beforeEach(() => {
  FakeWebSocket.opened.length = 0;
  vi.stubGlobal('WebSocket', FakeWebSocket);
});

function show(answers: Answers = {}) {
  signInAs('Ada');
  const requests = serveToPage({
    'GET /api/user/refresh_token': () =>
      Response.json({ refresh_token: tokenOf('Ada'), websocket_url: 'wss://host/wss/user?id=1' }),
    'GET /api/user/participants/online': () => Response.json([]),
    'GET /api/user/users/online': () =>
      Response.json([{ user_uuid: 'ada', user_name: 'Ada Lovelace', user_online: true, user_busy: false }]),
    'GET /api/user/devices/online': () =>
      Response.json([
        { device_uuid: 'd1', device_name: 'Robot', device_online: true, device_busy: true },
        { device_uuid: 'd2', device_name: 'Invited, but away', device_online: false, device_busy: true },
      ]),
    ...answers,
  });
  render(
    <OpenTeraApp>
      <MemoryRouter initialEntries={['/online']}>
        <Portal />
      </MemoryRouter>
    </OpenTeraApp>,
  );
  return requests;
}

const list = (name: RegExp) => within(screen.getByRole('region', { name }));

async function theWebSocket() {
  expect(await screen.findByText('Live')).toBeTruthy();
  const socket = FakeWebSocket.opened.at(-1);
  if (!socket) throw new Error('The page opened no WebSocket.');
  return socket;
}

test('who is online is listed, and the page is accessible', async () => {
  show();
  await theWebSocket();
  expect(await list(/Users/).findByText('Ada Lovelace')).toBeTruthy();
  expect(await list(/Devices/).findByText('In a session')).toBeTruthy();
  expect(screen.queryByText('Invited, but away')).toBeNull();
  expect(await screen.findByText('No participant is online.')).toBeTruthy();
  await expectAccessible();
});

test('a participant who comes, joins a session and goes is shown and said', async () => {
  show();
  const socket = await theWebSocket();
  expect(socket.address).toBe('wss://host/wss/user?id=1');
  await screen.findByText('No participant is online.');

  socket.send('ParticipantEvent', participant('CONNECTED'));
  expect(await list(/Participants 1/).findByText('Participant #1')).toBeTruthy();
  expect(list(/Participants/).getByText('Walking, Sherbrooke')).toBeTruthy();
  expect(screen.getByText('Participant #1 is online.')).toBeTruthy();

  socket.send('ParticipantEvent', participant('JOINED_SESSION'));
  expect(await list(/Participants/).findByText('In a session')).toBeTruthy();
  socket.send('ParticipantEvent', participant('LEFT_SESSION'));
  expect(await list(/Participants/).findByText('Available')).toBeTruthy();

  socket.send('ParticipantEvent', participant('DISCONNECTED'));
  expect(await screen.findByText('No participant is online.')).toBeTruthy();
  expect(screen.getByText('Participant #1 has left.')).toBeTruthy();
});

test('who is invited without being online is not listed, nor is what the page does not know', async () => {
  show();
  const socket = await theWebSocket();
  await screen.findByText('No participant is online.');
  socket.send('ParticipantEvent', participant('JOINED_SESSION'));
  socket.send('StopSessionEvent', { sessionUuid: 's' });
  act(() => socket.onmessage?.({ data: 'Not allowed to send message' }));
  expect(screen.getByText('No participant is online.')).toBeTruthy();
});

test('a lost connection is said, and another one opened, after which the lists are asked for again', async () => {
  const requests = show();
  const socket = await theWebSocket();
  act(() => socket.onclose?.({ code: 1006 }));
  expect(await screen.findByText(/connection is lost/)).toBeTruthy();
  const asked = requests.length;
  expect(await theWebSocket()).not.toBe(socket);
  expect(requests.slice(asked).map((request) => new URL(request.url).pathname)).toContain('/api/user/users/online');
});

test('a live connection that is in use elsewhere is said', async () => {
  show({ 'GET /api/user/refresh_token': () => Response.json({ refresh_token: tokenOf('Ada') }) });
  expect(await screen.findByText(/in use elsewhere/)).toBeTruthy();
  expect(await list(/Users/).findByText('Ada Lovelace')).toBeTruthy();
  expect(FakeWebSocket.opened).toHaveLength(0);
});

test('who is signed out elsewhere is signed out here', async () => {
  show();
  const socket = await theWebSocket();
  const replace = vi.fn();
  vi.stubGlobal('location', { pathname: '/portal/online', search: '', hash: '', replace });
  act(() => socket.onclose?.({ code: 4000 }));
  expect(session.get()).toBeNull();
  expect(replace).toHaveBeenCalledWith('/portal/?return=%2Fportal%2Fonline');
});

test('a list that fails says why', async () => {
  show({ 'GET /api/user/devices/online': () => Response.json('Forbidden', { status: 403 }) });
  expect((await list(/Devices/).findByRole('alert')).textContent).toContain('Forbidden');
});

test('everything is there in French', async () => {
  localStorage.setItem('opentera.language', 'fr');
  show();
  expect(await screen.findByText('En direct')).toBeTruthy();
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Qui est en ligne');
  expect(await screen.findByText('Aucun participant n’est en ligne.')).toBeTruthy();
  await expectAccessible();
});
