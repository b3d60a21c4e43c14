import { Component, Directive, computed, linkedSignal } from '@angular/core';
import { Entry, plain, typed } from '../entry';
import { stepOf } from '../parts';
import { sameValue } from '../values';

/** A number that is typed, or moved with the arrow keys; a decimal stays the text that was typed. */
@Directive()
abstract class NumericEntry extends Entry {
  private own: unknown;
  protected readonly exact = computed(() => this.part().schema.format === 'decimal');
  protected readonly step = computed(() => stepOf(this.part().schema));
  /** What stands in the field: what was typed, until another value comes from outside. */
  protected readonly text = linkedSignal<unknown, string>({
    source: this.value,
    computation: (value, before) => (before && sameValue(this.own, value) ? before.value : plain(value)),
  });
  protected readonly number = computed(() => {
    const shown = this.shown();
    const number = typeof shown === 'string' && shown.trim() === '' ? NaN : Number(shown ?? NaN);
    return Number.isFinite(number) ? number : undefined;
  });

  protected type(text: string): void {
    this.text.set(text);
    this.give(valueOf(text, this.exact()));
  }

  protected move(event: KeyboardEvent): void {
    const steps = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 }[event.key];
    if (steps === undefined || this.disabled()) return;
    event.preventDefault();
    const { minimum = -Infinity, maximum = Infinity } = this.part().schema;
    const step = this.step();
    const from = this.standing() ?? this.number() ?? Math.max(0, minimum);
    const moved = Number((Math.round(from / step) * step + steps * step).toFixed(10));
    this.type(String(Math.min(maximum, Math.max(minimum, moved))));
  }

  /** What is in the field counts: the form may not have heard of the last key yet. */
  private standing(): number | undefined {
    const value = Number(valueOf(this.text(), false) ?? NaN);
    return Number.isFinite(value) ? value : undefined;
  }

  private give(value: unknown): void {
    this.own = value;
    this.changed.emit(value);
  }
}

/** What a text stands for: nothing, a number, or itself where it is none, so that what is wrong can be said. */
export function valueOf(text: string, exact: boolean): unknown {
  const bare = text
    .trim()
    .replace(/^\u2212/, '-')
    .replace(/^([+-]?\d*),(\d{1,2}|\d{4,})$/, '$1.$2');
  if (bare === '') return undefined;
  const number = bare.replace(/^([+-]?\d{1,3})(?:,(\d{3}))+(?=\.|$)/, (all) => all.replaceAll(',', ''));
  if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(number)) return text;
  return exact ? number : Number(number);
}

/** A number in a field, with its unit behind it. */
@Component({
  selector: 'k-number-entry',
  template: `
    <span class="kf-number" [class.kf-money]="part().unit === '$'">
      @if (part().unit === '$') {
        <span class="kf-unit" aria-hidden="true">$</span>
      }
      <input
        class="kf-control number"
        inputmode="decimal"
        autocomplete="off"
        role="spinbutton"
        [id]="id()"
        [value]="text()"
        [placeholder]="usual()"
        [disabled]="disabled()"
        [attr.aria-valuenow]="number() ?? null"
        [attr.aria-valuetext]="number() === undefined ? null : number() + ' ' + part().unit"
        [attr.aria-valuemin]="part().schema.minimum ?? null"
        [attr.aria-valuemax]="part().schema.maximum ?? null"
        [attr.aria-describedby]="described()"
        [attr.aria-invalid]="invalid() || null"
        (input)="type($any($event.target).value)"
        (keydown)="move($event)"
      />
      @if (part().unit && part().unit !== '$') {
        <span class="kf-unit" aria-hidden="true">{{ part().unit }}</span>
      }
    </span>
  `,
})
export class NumberEntry extends NumericEntry {}
/** A number with both bounds near: a slider for the hand, the field for the exact value. */
@Component({
  selector: 'k-slider-entry',
  imports: [NumberEntry],
  template: `
    <span class="kf-slider">
      <input
        type="range"
        [attr.aria-label]="part().title"
        [min]="low()"
        [max]="part().schema.maximum"
        [step]="step()"
        [value]="number() ?? low()"
        [disabled]="disabled()"
        [style.--part]="share() + '%'"
        (input)="slide($event)"
      />
      <k-number-entry
        [part]="part()"
        [value]="value()"
        [id]="id()"
        [described]="described()"
        [invalid]="invalid()"
        [disabled]="disabled()"
        [usual]="usual()"
        (changed)="changed.emit($event)"
      />
    </span>
  `,
})
export class SliderEntry extends NumericEntry {
  /** The least multiple of the step, so that the slider stops at round numbers. */
  protected readonly low = computed(() => {
    const { minimum = 0 } = this.part().schema;
    return Number((Math.ceil(minimum / this.step() - 1e-9) * this.step()).toFixed(10));
  });
  protected readonly share = computed(() => {
    const { maximum = 100 } = this.part().schema;
    const number = this.number() ?? this.low();
    return Math.min(100, Math.max(0, ((number - this.low()) / (maximum - this.low())) * 100));
  });

  protected slide(event: Event): void {
    this.type(typed(event));
  }
}
