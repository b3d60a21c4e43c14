import { Component, computed } from '@angular/core';
import { Entry, typed } from '../entry';

/** A time of day or a date, in the browser's own field. */
@Component({
  selector: 'k-text-entry',
  template: `
    <input
      class="kf-control"
      [type]="part().schema.format === 'date' ? 'date' : 'time'"
      [id]="id()"
      [value]="text()"
      [disabled]="disabled()"
      [attr.aria-describedby]="described()"
      [attr.aria-invalid]="invalid() || null"
      (input)="give($event)"
    />
  `,
})
export class TextEntry extends Entry {
  protected readonly text = computed(() => String(this.shown() ?? '').replace(/^(\d\d:\d\d):00(\.0+)?$/, '$1'));

  protected give(event: Event): void {
    this.changed.emit(typed(event) || undefined);
  }
}

/** Several lines of text. */
@Component({
  selector: 'k-lines-entry',
  template: `
    <textarea
      class="kf-control"
      rows="4"
      [id]="id()"
      [value]="value() ?? ''"
      [placeholder]="part().schema.default ?? ''"
      [disabled]="disabled()"
      [attr.aria-describedby]="described()"
      [attr.aria-invalid]="invalid() || null"
      (input)="give($event)"
    ></textarea>
  `,
})
export class LinesEntry extends Entry {
  protected give(event: Event): void {
    this.changed.emit(typed(event) || undefined);
  }
}

/** A moment, entered in UTC as it is kept. */
@Component({
  selector: 'k-moment-entry',
  template: `
    <span class="kf-number">
      <input
        class="kf-control"
        type="datetime-local"
        step="60"
        [id]="id()"
        [value]="text()"
        [disabled]="disabled()"
        [attr.aria-describedby]="described()"
        [attr.aria-invalid]="invalid() || null"
        (input)="give($event)"
      />
      <span class="kf-unit">UTC</span>
    </span>
  `,
})
export class MomentEntry extends Entry {
  protected readonly text = computed(() => {
    const millis = Date.parse(String(this.shown() ?? ''));
    return Number.isFinite(millis) ? new Date(millis).toISOString().slice(0, 16) : '';
  });

  protected give(event: Event): void {
    const text = typed(event);
    this.changed.emit(text ? `${text.slice(0, 16)}:00Z` : undefined);
  }
}
