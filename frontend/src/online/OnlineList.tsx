import { Notice, useLanguage, useTexts } from '@opentera/web/react';
import type { UseQueryResult } from '@tanstack/react-query';
import { portalTexts } from '../texts';
import type { Kind, OnlineClient } from './onlineClients';

/** Those of one kind who are online. */
export function OnlineList({ kind, answer }: { kind: Kind; answer: UseQueryResult<OnlineClient[]> | undefined }) {
  const text = useTexts(portalTexts);
  const language = useLanguage();
  const online = answer?.data?.toSorted((a, b) => a.name.localeCompare(b.name, language, { numeric: true }));
  return (
    <section className="panel online-list" aria-labelledby={`online-${kind}`}>
      <h2 id={`online-${kind}`}>
        {text.kinds[kind]} {online && <span className="online-count">{online.length}</span>}
      </h2>
      {answer?.isError && (
        <Notice kind="error">
          <strong>{text.onlineFailed}</strong>
          <span>{answer.error.message}</span>
        </Notice>
      )}
      {answer?.isPending && (
        <div className="placeholder" role="status">
          <span className="visually-hidden">{text.loadingOnline}</span>
        </div>
      )}
      {online?.length === 0 && <p className="soft">{text.nobodyOnline[kind]}</p>}
      {online && online.length > 0 && (
        <ul>
          {online.map(({ uuid, name, place, isInSession }) => (
            <li key={uuid}>
              <div>
                <strong>{name}</strong>
                {place && <p className="soft">{place}</p>}
              </div>
              <span className="online-state" data-busy={isInSession}>
                {isInSession ? text.inSession : text.available}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
