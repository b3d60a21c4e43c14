import { Component, computed, inject, input } from '@angular/core';
import { Icons } from './icons';

/** A Material Design icon by name, in the colour of the text. It is decoration: the words beside it carry the meaning. */
@Component({
  selector: 'k-icon',
  template: `<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path [attr.d]="path()" /></svg>`,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
      width: 1.35em;
      height: 1.35em;
    }
    svg {
      width: 100%;
      height: 100%;
      fill: currentColor;
    }
  `,
})
export class Icon {
  private readonly icons = inject(Icons);
  readonly name = input.required<string>();
  protected readonly path = computed(() => this.icons.path(this.name())());
}
