import { Component, resource } from '@angular/core';
import { succeeded } from '@opentera/web';
import { backend } from '../api/backend';
import { Loading } from '../loading';
import { observeTexts } from '../observe';
import { Panel } from '../panel';
import { texts } from '../texts';

@Component({
  selector: 'app-projects-panel',
  imports: [Loading, Panel],
  template: `
    <app-panel [heading]="text().projects" [detail]="text().projectsDetail">
      @if (projects.hasValue()) {
        @if (projects.value().length === 0) {
          <p>{{ text().noProjects }}</p>
        } @else {
          <ul class="rows">
            @for (project of projects.value(); track project.id) {
              <li>
                <strong>{{ project.name }}</strong>
                <span class="soft">{{ project.site }}</span>
              </li>
            }
          </ul>
        }
      } @else {
        <app-loading [of]="projects" />
      }
    </app-panel>
  `,
})
export class ProjectsPanel {
  protected readonly text = observeTexts(texts);
  protected readonly projects = resource({ loader: async () => succeeded(await backend.GET('/api/projects')) });
}
