import { Component, computed, DestroyRef, inject, signal } from '@angular/core';
import { followEvents, language, type ConnectionState } from '@opentera/web';
import { backendAddress, type ServerEvent } from '../api/backend';
import { observe, observeTexts } from '../observe';
import { Panel } from '../panel';
import { texts } from '../texts';

const keptEvents = 50;

/** The events that came in since the page was opened, newest first. */
@Component({
  selector: 'app-events-panel',
  imports: [Panel],
  template: `
    <app-panel [heading]="text().events" [detail]="text().eventsDetail">
      <span aside class="connection-state" role="status" [attr.data-state]="state()">
        {{ text().connection[state()] }}
      </span>
      @if (events().length === 0) {
        <p>{{ text().noEvents }}</p>
      }
      <div role="log" [attr.aria-label]="text().events">
        <ol class="rows">
          @for (event of events(); track event) {
            <li>
              <div>
                <strong>{{ event.text }}</strong>
                <p class="soft">
                  <code>{{ event.topic }}</code>
                </p>
              </div>
              <time class="soft" [attr.datetime]="event.time">{{ timeOf(event) }}</time>
            </li>
          }
        </ol>
      </div>
    </app-panel>
  `,
})
export class EventsPanel {
  protected readonly text = observeTexts(texts);
  protected readonly state = signal<ConnectionState>('connecting');
  protected readonly events = signal<readonly ServerEvent[]>([]);

  private readonly language = observe(language);
  private readonly timeFormat = computed(() => new Intl.DateTimeFormat(this.language(), { timeStyle: 'medium' }));

  constructor() {
    const add = (event: ServerEvent) => this.events.update((earlier) => [event, ...earlier].slice(0, keptEvents));
    const end = followEvents(`${backendAddress}/api/events`, {
      onState: (state) => this.state.set(state),
      onEvent: add,
    });
    inject(DestroyRef).onDestroy(end);
  }

  protected timeOf(event: ServerEvent): string {
    return this.timeFormat().format(new Date(event.time));
  }
}
