import { Component, input, type ResourceRef } from '@angular/core';
import { observeTexts } from './observe';
import { texts } from './texts';

/** Tells that something is on its way, or why it failed. */
@Component({
  selector: 'app-loading',
  template: `
    @if (of().error(); as error) {
      <div class="notice" data-kind="error" role="alert">
        <strong>{{ text().failed }}</strong>
        <span>{{ error.message }}</span>
        <button type="button" class="quiet-button" (click)="of().reload()">{{ text().tryAgain }}</button>
      </div>
    } @else {
      <p class="soft" role="status">{{ text().loading }}</p>
    }
  `,
})
export class Loading {
  readonly of = input.required<ResourceRef<unknown>>();

  protected readonly text = observeTexts(texts);
}
