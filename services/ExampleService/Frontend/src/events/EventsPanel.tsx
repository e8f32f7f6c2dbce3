import { useLanguage, useTexts } from '@opentera/web/react';
import { Panel } from '../Panel';
import { texts } from '../texts';
import { useServerEvents } from './useServerEvents';

export function EventsPanel() {
  const text = useTexts(texts);
  const { state, events } = useServerEvents();
  const timeFormat = new Intl.DateTimeFormat(useLanguage(), { timeStyle: 'medium' });
  return (
    <Panel
      title={text.events}
      detail={text.eventsDetail}
      aside={
        <span className="connection-state" data-state={state} role="status">
          {text.connection[state]}
        </span>
      }
    >
      {events.length === 0 && <p>{text.noEvents}</p>}
      <div role="log" aria-label={text.events}>
        <ol className="rows">
          {events.map((event) => (
            <li key={event.number}>
              <div>
                <strong>{event.text}</strong>
                <p className="soft">
                  <code>{event.topic}</code>
                </p>
              </div>
              <time className="soft" dateTime={event.time}>
                {timeFormat.format(new Date(event.time))}
              </time>
            </li>
          ))}
        </ol>
      </div>
    </Panel>
  );
}
