import { Component, computed, resource, signal } from '@angular/core';
import { language, messageOf, succeeded } from '@opentera/web';
import { backend, type Note } from '../api/backend';
import { Loading } from '../loading';
import { observe, observeTexts } from '../observe';
import { Panel } from '../panel';
import { texts } from '../texts';
import { NoteForm } from './note-form';

@Component({
  selector: 'app-notes-panel',
  imports: [Loading, NoteForm, Panel],
  template: `
    <app-panel [heading]="text().notes" [detail]="text().notesDetail">
      <app-note-form (added)="notes.reload()" />
      @if (failure(); as failure) {
        <div class="notice" data-kind="error" role="alert">
          <strong>{{ text().notDone }}</strong>
          <span>{{ failure }}</span>
        </div>
      }
      @if (notes.hasValue()) {
        @if (notes.value().length === 0) {
          <p>{{ text().noNotes }}</p>
        } @else {
          <ul class="rows">
            @for (note of notes.value(); track note.id) {
              <li>
                <div>
                  <p>{{ note.text }}</p>
                  <p class="soft">
                    {{ note.author }} ·
                    <time [attr.datetime]="note.createdAt">{{ timeOf(note) }}</time>
                  </p>
                </div>
                <button
                  type="button"
                  class="quiet-button icon-button"
                  [attr.aria-label]="text().deleteNote(note.text)"
                  (click)="delete(note)"
                >
                  <svg viewBox="0 0 20 20" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.5">
                    <path d="M4 5.5h12M8 5.5v-2h4v2M5.5 5.5l.8 11h7.4l.8-11M8.5 8.5v5M11.5 8.5v5" />
                  </svg>
                </button>
              </li>
            }
          </ul>
        }
      } @else {
        <app-loading [of]="notes" />
      }
    </app-panel>
  `,
})
export class NotesPanel {
  protected readonly text = observeTexts(texts);
  protected readonly notes = resource({ loader: async () => succeeded(await backend.GET('/api/notes')) });
  protected readonly failure = signal<string | undefined>(undefined);

  private readonly language = observe(language);
  private readonly timeFormat = computed(
    () => new Intl.DateTimeFormat(this.language(), { dateStyle: 'medium', timeStyle: 'short' }),
  );

  protected async delete({ id }: Note) {
    const { error, response } = await backend.DELETE('/api/notes/{id}', { params: { path: { id } } });
    this.failure.set(response.ok ? undefined : (messageOf(error) ?? response.statusText));
    this.notes.reload();
  }

  protected timeOf(note: Note): string {
    return this.timeFormat().format(new Date(note.createdAt));
  }
}
