import './example.css';

import { Shell } from '@opentera/web';
import { EventsPanel } from './events/EventsPanel';
import { NotesPanel } from './notes/NotesPanel';
import { ProjectsPanel } from './projects/ProjectsPanel';
import { useExampleTexts } from './texts';

export function ExamplePage() {
  const text = useExampleTexts();
  return (
    <Shell title={text.title} service={text.title}>
      <div className="example-introduction">
        <h1>{text.title}</h1>
        <p className="soft">{text.introduction}</p>
      </div>
      <div className="example-panels">
        <NotesPanel />
        <ProjectsPanel />
        <EventsPanel />
      </div>
    </Shell>
  );
}
