import { followEvents, type ConnectionState } from '@opentera/web';
import { useEffect, useState } from 'react';
import { backendAddress, type ServerEvent } from '../api/backend';

/** An event, with its number in the order of arrival. */
export type ReceivedEvent = ServerEvent & { number: number };

const keptEvents = 50;

/** The events that came in since the page was opened, newest first. */
export function useServerEvents() {
  const [state, setState] = useState<ConnectionState>('connecting');
  const [events, setEvents] = useState<ReceivedEvent[]>([]);

  useEffect(() => {
    const add = (event: ServerEvent) =>
      setEvents((earlier) => [{ ...event, number: (earlier[0]?.number ?? 0) + 1 }, ...earlier].slice(0, keptEvents));
    return followEvents(`${backendAddress}/api/events`, { onState: setState, onEvent: add });
  }, []);

  return { state, events };
}
