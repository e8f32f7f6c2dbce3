import { teraFetch } from '@opentera/web';
import { EventSource } from 'eventsource';
import { useEffect, useState } from 'react';
import { backendAddress, type ServerEvent } from '../api/backend';

export type ConnectionState = 'connecting' | 'open' | 'lost';

/** An event, with its number in the order of arrival. */
export type ReceivedEvent = ServerEvent & { number: number };

const keptEvents = 50;
const pauseBeforeRetry = 3000;

/** The events that came in since the page was opened, newest first, over a connection that heals by itself. */
export function useServerEvents() {
  const [state, setState] = useState<ConnectionState>('connecting');
  const [events, setEvents] = useState<ReceivedEvent[]>([]);

  useEffect(() => {
    let source: EventSource;
    let retry: ReturnType<typeof setTimeout>;

    const connect = () => {
      // Unlike the browser's own, this EventSource sends the token: through the fetch it is given.
      source = new EventSource(new URL(`${backendAddress}/api/events`, location.origin), { fetch: teraFetch });
      source.onopen = () => setState('open');
      source.onmessage = ({ data }: MessageEvent<string>) => {
        const event = JSON.parse(data) as ServerEvent;
        setEvents((earlier) => [{ ...event, number: (earlier[0]?.number ?? 0) + 1 }, ...earlier].slice(0, keptEvents));
      };
      source.onerror = () => {
        setState('lost');
        // A broken connection it mends itself; after an error answer, as of a restarting backend, it gives up.
        if (source.readyState === EventSource.CLOSED) retry = setTimeout(connect, pauseBeforeRetry);
      };
    };

    connect();
    return () => {
      clearTimeout(retry);
      source.close();
    };
  }, []);

  return { state, events };
}
