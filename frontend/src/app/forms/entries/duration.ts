import { Component, computed, linkedSignal } from '@angular/core';
import { Amount, UNITS, Unit, amountOf, durationOf } from '../durations';
import { Entry, typed } from '../entry';
import { valueOf } from './number';

/** A length of time: a number and its unit. */
@Component({
  selector: 'k-duration-entry',
  template: `
    <span class="kf-duration">
      <input
        class="kf-control number"
        inputmode="decimal"
        autocomplete="off"
        [id]="id()"
        [value]="text()"
        [placeholder]="placeholder()"
        [disabled]="disabled()"
        [attr.aria-describedby]="described()"
        [attr.aria-invalid]="invalid() || null"
        (input)="type($event)"
      />
      <select
        class="kf-control"
        [attr.aria-label]="'Unit of ' + part().title"
        [disabled]="disabled()"
        (change)="choose($event)"
      >
        @for (one of units(); track one.unit) {
          <option [value]="one.unit" [selected]="one.unit === unit()">{{ one.title }}</option>
        }
      </select>
    </span>
  `,
})
export class DurationEntry extends Entry {
  private own: unknown;
  private readonly standard = computed(() => amountOf(this.part().schema.default));
  /** The unit stays the chosen one while its number is typed. */
  protected readonly unit = linkedSignal<unknown, Unit>({
    source: this.value,
    computation: (value, before) =>
      before && value === this.own ? before.value : (amountOf(value)?.unit ?? this.standard()?.unit ?? 'min'),
  });
  protected readonly text = linkedSignal<unknown, string>({
    source: this.value,
    computation: (value, before) => {
      if (before && value === this.own) return before.value;
      const amount = amountOf(value);
      return amount ? String(amount.number) : typeof value === 'string' ? value : '';
    },
  });
  protected readonly placeholder = computed(() => {
    const standard = this.standard();
    return standard ? String(inUnit(standard, this.unit())) : '';
  });
  protected readonly units = computed(() => UNITS.filter(({ unit }) => unit !== 'ms' || this.unit() === 'ms'));

  protected type(event: Event): void {
    this.text.set(typed(event));
    this.give();
  }

  protected choose(event: Event): void {
    const before = this.placeholder();
    this.unit.set(typed(event) as Unit);
    // With the default still showing, the number in sight is what is meant in the new unit.
    if (this.text() === '' && before !== '') this.text.set(before);
    this.give();
  }

  private give(): void {
    const number = valueOf(this.text(), false);
    if (number === undefined) this.own = undefined;
    else this.own = typeof number === 'number' ? durationOf({ number, unit: this.unit() }) : this.text();
    this.changed.emit(this.own);
  }
}

function inUnit(amount: Amount, unit: Unit): number {
  const size = (of: Unit) => UNITS.find((one) => one.unit === of)?.seconds ?? 1;
  return Number(((amount.number * size(amount.unit)) / size(unit)).toFixed(6));
}
