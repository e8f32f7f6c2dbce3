import { kinds, placeOf, type Kind, type OnlineClient } from './onlineClients';

/** What an event says of a client. */
export interface Change {
  kind: Kind;
  what: 'CONNECTED' | 'DISCONNECTED' | 'JOINED_SESSION' | 'LEFT_SESSION';
  client: OnlineClient;
}

type Event = Record<string, string> & { '@type': string; type?: string };

/** The changes in a text of the user's WebSocket; none when it tells of something else. */
export function readChanges(text: string): Change[] {
  try {
    const { message } = JSON.parse(text) as { message: { events: Event[] } };
    return message.events.flatMap(readChange);
  } catch {
    return [];
  }
}

function readChange(event: Event): Change[] {
  const kind = kinds.find((name) => event['@type'].toLowerCase().endsWith(`.${name}event`));
  if (!kind) return [];
  const what = event.type?.slice(kind.length + 1);
  if (what !== 'CONNECTED' && what !== 'DISCONNECTED' && what !== 'JOINED_SESSION' && what !== 'LEFT_SESSION')
    return [];
  const client: OnlineClient = {
    uuid: event[`${kind}Uuid`] ?? '',
    name: event.userFullname ?? event[`${kind}Name`] ?? '',
    ...(kind === 'participant' && { place: placeOf(event.participantProjectName, event.participantSiteName) }),
    isInSession: what === 'JOINED_SESSION',
  };
  return [{ kind, what, client }];
}

/** Those who are online after a change. Somebody may be invited to a session without being online. */
export function apply(online: OnlineClient[], { what, client }: Change): OnlineClient[] {
  const others = online.filter(({ uuid }) => uuid !== client.uuid);
  const known = online.find(({ uuid }) => uuid === client.uuid);
  if (what === 'DISCONNECTED') return others;
  if (what === 'CONNECTED') return [...others, { ...client, isInSession: known?.isInSession ?? false }];
  return known ? [...others, { ...known, isInSession: client.isInSession }] : online;
}
