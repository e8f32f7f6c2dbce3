import { Component, input } from '@angular/core';

let panels = 0;

/** A part of the page. An element with the attribute `aside` stands beside the title, as a connection's state. */
@Component({
  selector: 'app-panel',
  template: `
    <section class="panel" [attr.aria-labelledby]="id">
      <header>
        <h2 [id]="id">{{ heading() }}</h2>
        <ng-content select="[aside]" />
        <p class="soft">{{ detail() }}</p>
      </header>
      <ng-content />
    </section>
  `,
})
export class Panel {
  readonly heading = input.required<string>();
  readonly detail = input.required<string>();

  protected readonly id = `panel-${++panels}`;
}
