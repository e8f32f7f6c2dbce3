import { Component, computed, effect } from '@angular/core';
import { leadToSignIn, session } from '@opentera/web';
import { observe } from './observe';
import { Page } from './page';

/** Shows the page to who is signed in, and leads everybody else to the portal and back. */
@Component({
  selector: 'app-root',
  imports: [Page],
  template: `
    @for (user of user(); track user) {
      <app-page />
    }
  `,
})
export class App {
  private readonly session = observe(session);

  /** Nobody, or one: each user gets a page of their own, so that the next one at this computer sees nothing of the former. */
  protected readonly user = computed(() => [this.session()?.userUuid].filter((uuid) => uuid !== undefined));

  constructor() {
    effect(() => {
      if (!this.session()) leadToSignIn();
    });
  }
}
