import { Component, computed, effect, input } from '@angular/core';
import {
  appearance,
  language,
  otherLanguage,
  readClaims,
  session,
  sharedTexts,
  shownAppearance,
  showTitle,
  signOut,
} from '@opentera/web';
import { observe, observeTexts } from '../observe';

/** The frame of a page for who is signed in: the way back to the portal, the language, the person, the content. */
@Component({
  selector: 'app-shell',
  templateUrl: './shell.html',
})
export class Shell {
  readonly heading = input.required<string>();
  readonly service = input.required<string>();

  protected readonly text = observeTexts(sharedTexts);
  protected readonly otherLanguage = observe({ ...language, get: otherLanguage });
  protected readonly isDark = computed(() => this.appearance() === 'dark');
  protected readonly person = computed(() => readClaims(this.session()?.token ?? '')?.user_fullname);
  /** In full, since a page has a base address. */
  protected readonly contentAddress = `${location.pathname}${location.search}#content`;

  private readonly appearance = observe(shownAppearance);
  private readonly session = observe(session);

  constructor() {
    effect(() => showTitle(this.heading()));
  }

  protected changeLanguage() {
    language.set(this.otherLanguage().tag);
  }

  protected changeAppearance() {
    appearance.set(this.isDark() ? 'light' : 'dark');
  }

  protected readonly signOut = signOut;
}
