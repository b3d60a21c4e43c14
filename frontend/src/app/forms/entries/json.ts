import { Component, computed, linkedSignal } from '@angular/core';
import { Entry, typed } from '../entry';
import { parsed } from '../json-text';

/** What the schema leaves open, as JSON. */
@Component({
  selector: 'k-json-entry',
  template: `
    <textarea
      class="kf-control mono"
      rows="5"
      spellcheck="false"
      [id]="id()"
      [value]="text()"
      [disabled]="disabled()"
      [attr.aria-describedby]="described()"
      [attr.aria-invalid]="invalid() || !!problem() || null"
      (input)="give($event)"
    ></textarea>
    @if (problem(); as it) {
      <p class="kf-error">{{ it }}</p>
    }
  `,
})
export class JsonEntry extends Entry {
  private own: unknown;
  protected readonly text = linkedSignal<unknown, string>({
    source: this.shown,
    computation: (value, before) =>
      before && value === this.own ? before.value : value === undefined ? '' : JSON.stringify(value, null, 2),
  });
  protected readonly problem = computed(() => {
    if (this.text().trim() === '') return undefined;
    const { error } = parsed(this.text());
    return error && `Line ${error.line}: ${error.message}`;
  });

  protected give(event: Event): void {
    const text = typed(event);
    this.text.set(text);
    const { value, error } = parsed(text);
    if (error && text.trim() !== '') return;
    this.own = text.trim() === '' ? undefined : value;
    this.changed.emit(this.own);
  }
}
