import { Component } from '@angular/core';
import { EventsPanel } from './events/events-panel';
//#if (notes)
import { NotesPanel } from './notes/notes-panel';
//#endif
import { observeTexts } from './observe';
import { ProjectsPanel } from './projects/projects-panel';
import { Shell } from './shell/shell';
import { texts } from './texts';

@Component({
  selector: 'app-page',
  //#if (notes)
  imports: [EventsPanel, NotesPanel, ProjectsPanel, Shell],
  //#else
  imports: [EventsPanel, ProjectsPanel, Shell],
  //#endif
  templateUrl: './page.html',
})
export class Page {
  protected readonly text = observeTexts(texts);
}
