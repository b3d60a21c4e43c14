import { Component, computed } from '@angular/core';
import { Entry, typed } from '../entry';
import { Option, inOrder } from '../parts';
import { sameValue } from '../values';

const same = (a: unknown, b: unknown) => sameValue(a, b, { enum: [] });

/** On or off. */
@Component({
  selector: 'k-switch-entry',
  template: `
    <input
      class="kf-switch"
      type="checkbox"
      role="switch"
      [id]="id()"
      [checked]="shown() === true"
      [disabled]="disabled()"
      [attr.aria-describedby]="described()"
      (change)="changed.emit($any($event.target).checked)"
    />
  `,
})
export class SwitchEntry extends Entry {}

/** One of a few, all in sight. */
@Component({
  selector: 'k-choices-entry',
  template: `
    <div
      class="kf-segments"
      role="radiogroup"
      [attr.aria-labelledby]="id() + '-name'"
      [attr.aria-describedby]="described()"
    >
      @for (option of part().options; track option.label) {
        <label>
          <input
            type="radio"
            [name]="id()"
            [checked]="isChosen(option)"
            [disabled]="disabled()"
            (change)="changed.emit(option.value)"
          /><span>{{ option.label }}</span>
        </label>
      }
    </div>
  `,
})
export class ChoicesEntry extends Entry {
  protected isChosen(option: Option): boolean {
    return same(option.value, this.shown());
  }
}

/** One of many. A value that is not in the list is shown, so that it is not lost unseen. */
@Component({
  selector: 'k-select-entry',
  template: `
    <select
      class="kf-control"
      [id]="id()"
      [disabled]="disabled()"
      [attr.aria-describedby]="described()"
      [attr.aria-invalid]="invalid() || null"
      (change)="choose($event)"
    >
      @if (emptyWords(); as words) {
        <option value="" [selected]="chosen() < 0 && !foreign()">{{ words }}</option>
      }
      @for (option of part().options; track option.label; let i = $index) {
        <option [value]="i" [selected]="i === chosen()">{{ option.label }}</option>
      }
      @if (foreign(); as other) {
        <option value="other" selected>{{ other }} (not in the list)</option>
      }
    </select>
  `,
})
export class SelectEntry extends Entry {
  protected readonly chosen = computed(() => this.part().options.findIndex(({ value }) => same(value, this.shown())));
  protected readonly foreign = computed(() => {
    const value = this.shown();
    return value === undefined || value === null || this.chosen() >= 0 ? undefined : JSON.stringify(value);
  });
  protected readonly emptyWords = computed(() => {
    const { schema, required } = this.part();
    if (schema.default !== undefined && schema.default !== null) return undefined;
    return required ? 'Choose one' : 'Not set';
  });

  protected choose(event: Event): void {
    const text = typed(event);
    if (text !== 'other') this.changed.emit(text === '' ? undefined : this.part().options[Number(text)]?.value);
  }
}

/** Any of a few, each on or off; kept in the order of the list. */
@Component({
  selector: 'k-toggles-entry',
  template: `
    <div
      class="kf-segments kf-toggles"
      role="group"
      [attr.aria-labelledby]="id() + '-name'"
      [attr.aria-describedby]="described()"
    >
      @for (option of options(); track option.label) {
        <label>
          <input
            type="checkbox"
            [checked]="isChosen(option)"
            [disabled]="disabled()"
            (change)="toggle(option)"
          /><span>{{ option.label }}</span>
        </label>
      }
    </div>
  `,
})
export class TogglesEntry extends Entry {
  private readonly list = computed(() => {
    const shown = this.shown();
    return Array.isArray(shown) ? (shown as unknown[]) : [];
  });
  /** The usual ones, and what is chosen beside them. */
  protected readonly options = computed<Option[]>(() => {
    const { options, items } = this.part();
    if (items?.format === 'timeframe') {
      return inOrder([...options.map(({ value }) => value), ...this.list()]).map((value) => ({ value, label: value }));
    }
    const foreign = this.list().filter((value) => !options.some((option) => same(option.value, value)));
    return [...options, ...foreign.map((value) => ({ value, label: String(value) }))];
  });

  protected isChosen(option: Option): boolean {
    return this.list().some((value) => same(value, option.value));
  }

  protected toggle(option: Option): void {
    const chosen = this.options().filter((one) => (one === option ? !this.isChosen(one) : this.isChosen(one)));
    this.changed.emit(chosen.map(({ value }) => value));
  }
}

/** The only possible value. */
@Component({
  selector: 'k-fixed-entry',
  template: `<span class="kf-fixed">{{ part().options[0]?.label ?? part().schema.const }}</span>`,
})
export class FixedEntry extends Entry {}
