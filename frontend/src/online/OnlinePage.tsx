import './online.css';

import { Shell, useTexts } from '@opentera/web/react';
import { Link } from 'react-router';
import { portalTexts } from '../texts';
import { kinds } from './onlineClients';
import { OnlineList } from './OnlineList';
import { useOnline } from './useOnline';

export function OnlinePage() {
  const text = useTexts(portalTexts);
  const { state, lastChange, answers } = useOnline();
  return (
    <Shell title={text.online}>
      <header className="online-header">
        <h1>{text.online}</h1>
        <span className="connection-state" data-state={state} role="status">
          {text.connection[state]}
        </span>
        <p className="soft">{text.onlineDetail}</p>
      </header>
      <p className="visually-hidden" role="status">
        {lastChange && text.change[lastChange.what](lastChange.client.name)}
      </p>
      <div className="online-lists">
        {kinds.map((kind, index) => (
          <OnlineList key={kind} kind={kind} answer={answers[index]} />
        ))}
      </div>
      <p>
        <Link to="/">{text.toServices}</Link>
      </p>
    </Shell>
  );
}
