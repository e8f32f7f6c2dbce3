import './page.css';

import { Shell, useTexts } from '@opentera/web/react';
import { EventsPanel } from './events/EventsPanel';
//#if (notes)
import { NotesPanel } from './notes/NotesPanel';
//#endif
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
        {/*#if (notes) */}
        <NotesPanel />
        {/*#endif */}
        <ProjectsPanel />
        <EventsPanel />
      </div>
    </Shell>
  );
}
