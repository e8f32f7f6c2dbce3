import './page.css';

import { Shell, useTexts } from '@opentera/web/react';
import { EventsPanel } from './events/EventsPanel';
import { NotesPanel } from './notes/NotesPanel';
import { ProjectsPanel } from './projects/ProjectsPanel';
import { texts } from './texts';

export function Page() {
  const text = useTexts(texts);
  return (
    <Shell title={text.title} service={text.title}>
      <div className="introduction">
        <h1>{text.title}</h1>
        <p className="soft">{text.introduction}</p>
      </div>
      <div className="panels">
        <NotesPanel />
        <ProjectsPanel />
        <EventsPanel />
      </div>
    </Shell>
  );
}
