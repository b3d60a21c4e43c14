import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { MatAutocompleteModule } from '@angular/material/autocomplete';
import { Entry, typed } from '../entry';
import { Suggestions, matching } from '../suggestions';

/** A text, with what is known for it as suggestions: symbols, time zones, timeframes, examples. */
@Component({
  selector: 'k-combo-entry',
  imports: [MatAutocompleteModule],
  template: `
    <input
      class="kf-control"
      [class.kf-short]="part().widget === 'symbol' || part().widget === 'timeframe'"
      autocapitalize="off"
      spellcheck="false"
      [id]="id()"
      [value]="text()"
      [placeholder]="placeholder()"
      [disabled]="disabled()"
      [matAutocomplete]="panel"
      [matAutocompleteDisabled]="!all()().length"
      [attr.aria-describedby]="described()"
      [attr.aria-invalid]="invalid() || null"
      (input)="type($event)"
      (focus)="searching.set(false)"
    />
    <mat-autocomplete #panel class="kf-panel" (optionSelected)="give($event.option.value)">
      @for (one of found(); track one.value) {
        <mat-option [value]="one.value">
          <span class="kf-option"
            >{{ one.value }}<span class="faint">{{ one.note }}</span></span
          >
        </mat-option>
      }
    </mat-autocomplete>
  `,
})
export class ComboEntry extends Entry {
  private readonly suggestions = inject(Suggestions);
  protected readonly all = computed(() => this.suggestions.for(this.part().schema));
  protected readonly text = linkedSignal(() => {
    const value = this.value();
    return value === undefined || value === null ? '' : String(value);
  });
  /** Before anything is typed the whole list is offered, not only what is there already. */
  protected readonly searching = signal(false);
  protected readonly found = computed(() => matching(this.all()(), this.searching() ? this.text() : '', 60));
  protected readonly placeholder = computed(() => this.usual() || (this.part().required ? '' : 'Not set'));

  protected type(event: Event): void {
    this.searching.set(true);
    const text = typed(event);
    this.text.set(text);
    this.give(this.part().widget === 'symbol' ? text.trim().toUpperCase() : text);
  }

  protected give(value: string): void {
    this.changed.emit(value === '' ? undefined : value);
  }
}
