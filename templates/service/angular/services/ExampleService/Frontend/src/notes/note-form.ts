import { Component, output, signal } from '@angular/core';
import { sharedTexts, succeeded } from '@opentera/web';
import { backend } from '../api/backend';
import { observeTexts } from '../observe';
import { texts } from '../texts';

@Component({
  selector: 'app-note-form',
  template: `
    <form novalidate (submit)="$event.preventDefault(); add(note)">
      <div class="note-form">
        <div class="field">
          <label for="note">{{ text().newNote }}</label>
          <div class="input">
            <input
              #note
              id="note"
              name="text"
              autocomplete="off"
              required
              aria-describedby="note-error"
              [attr.aria-invalid]="isMissing()"
              (input)="isMissing.set(false)"
            />
          </div>
          @if (isMissing()) {
            <span id="note-error" class="error">{{ shared().required }}</span>
          }
        </div>
        <button type="submit" class="button">{{ text().addNote }}</button>
      </div>
      @if (failure(); as failure) {
        <div class="notice" data-kind="error" role="alert">
          <strong>{{ text().notDone }}</strong>
          <span>{{ failure }}</span>
        </div>
      }
    </form>
  `,
})
export class NoteForm {
  readonly added = output();

  protected readonly text = observeTexts(texts);
  protected readonly shared = observeTexts(sharedTexts);
  protected readonly isMissing = signal(false);
  protected readonly failure = signal<string | undefined>(undefined);

  private isBusy = false;

  protected async add(note: HTMLInputElement) {
    const text = note.value;
    if (!text) {
      this.isMissing.set(true);
      note.focus();
    } else if (!this.isBusy) {
      this.isBusy = true;
      try {
        succeeded(await backend.POST('/api/notes', { body: { text } }));
        this.failure.set(undefined);
        note.value = '';
        this.added.emit();
      } catch (error) {
        this.failure.set((error as Error).message);
      } finally {
        this.isBusy = false;
      }
    }
  }
}
