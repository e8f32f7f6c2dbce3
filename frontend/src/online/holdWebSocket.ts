import { renewForWebSocket, session } from '@opentera/web';

/** A user has one WebSocket: `elsewhere` it is held by another page or program. */
export type ConnectionState = 'connecting' | 'open' | 'elsewhere' | 'lost';

interface Listener {
  onState: (state: ConnectionState) => void;
  onText: (text: string) => void;
}

/** How the server closes the WebSocket of who signed out, or was signed out. */
const signedOut = 4000;
const shortestPause = 1000;
const longestPause = 30_000;

/** Holds the user's WebSocket, and opens another when it is lost. Returns how to end that. */
export function holdWebSocket({ onState, onText }: Listener): () => void {
  let socket: WebSocket | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let pause = shortestPause;
  let isEnded = false;

  const tryAgainAs = (state: ConnectionState) => {
    onState(state);
    retry = setTimeout(() => void connect(), pause);
    pause = Math.min(2 * pause, longestPause);
  };

  const connect = async () => {
    const address = await renewForWebSocket().catch(() => undefined);
    if (isEnded) return;
    if (!address) {
      tryAgainAs(address === null ? 'elsewhere' : 'lost');
      return;
    }
    socket = new WebSocket(address);
    socket.onopen = () => {
      pause = shortestPause;
      onState('open');
    };
    socket.onmessage = ({ data }: MessageEvent<string>) => onText(data);
    socket.onclose = ({ code }) => {
      if (isEnded) return;
      if (code === signedOut) session.set(null);
      else tryAgainAs('lost');
    };
  };

  void connect();
  return () => {
    isEnded = true;
    clearTimeout(retry);
    socket?.close();
  };
}
