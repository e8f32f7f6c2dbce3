import { useQueries, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { apply, readChanges, type Change } from './change';
import { holdWebSocket, type ConnectionState } from './holdWebSocket';
import { getOnline, kinds, type OnlineClient } from './onlineClients';

const pollingInterval = 10_000;

/** Who is online, kept up to date by the user's WebSocket, or by asking again while there is none. */
export function useOnline() {
  const [state, setState] = useState<ConnectionState>('connecting');
  const [lastChange, setLastChange] = useState<Change>();
  const queries = useQueryClient();
  const answers = useQueries({
    queries: kinds.map((kind) => ({
      queryKey: ['online', kind],
      queryFn: () => getOnline(kind),
      refetchInterval: state === 'open' ? (false as const) : pollingInterval,
    })),
  });

  useEffect(() => {
    const take = (change: Change) => {
      const queryKey = ['online', change.kind];
      queries.setQueryData<OnlineClient[]>(queryKey, (online) => online && apply(online, change));
      // An answer that is under way may be older than the change.
      if (queries.isFetching({ queryKey })) void queries.invalidateQueries({ queryKey });
      setLastChange(change);
    };

    return holdWebSocket({
      onState: (next) => {
        setState(next);
        // What changed before the WebSocket was open was not told.
        if (next === 'open') void queries.invalidateQueries({ queryKey: ['online'] });
      },
      onText: (text) => readChanges(text).forEach(take),
    });
  }, [queries]);

  return { state, lastChange, answers };
}
