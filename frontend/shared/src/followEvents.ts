import { EventSource } from 'eventsource';
import { teraFetch } from './session/teraFetch';

export type ConnectionState = 'connecting' | 'open' | 'lost';

interface Listener<T> {
  onState: (state: ConnectionState) => void;
  onEvent: (event: T) => void;
}

const pauseBeforeRetry = 3000;

/** Follows server-sent events over a connection that heals by itself. Returns how to end that. */
export function followEvents<T>(path: string, { onState, onEvent }: Listener<T>): () => void {
  let source: EventSource;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const connect = () => {
    // Unlike the browser's own, this EventSource sends the token: through the fetch it is given.
    source = new EventSource(new URL(path, location.origin), { fetch: teraFetch });
    source.onopen = () => onState('open');
    source.onmessage = ({ data }: MessageEvent<string>) => onEvent(JSON.parse(data) as T);
    source.onerror = () => {
      onState('lost');
      // A broken connection it mends itself; after an error answer, as of a restarting backend, it gives up.
      if (source.readyState === EventSource.CLOSED) retry = setTimeout(connect, pauseBeforeRetry);
    };
  };

  connect();
  return () => {
    clearTimeout(retry);
    source.close();
  };
}
