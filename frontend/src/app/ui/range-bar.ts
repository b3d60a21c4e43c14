import { Component, computed, input } from '@angular/core';
import { Decimal, numberOf, price } from '../format/format';

/** From stop to the last target with the entry as a tick and the price as a dot: how far a position has come. */
@Component({
  selector: 'k-range-bar',
  template: `
    @let at = places();
    @if (at) {
      <span class="bar" role="img" [attr.aria-label]="inWords()" [title]="inWords()">
        <i class="risk" [style.width.%]="at.entry"></i>
        <i class="win" [style.left.%]="at.entry" [style.width.%]="100 - at.entry"></i>
        @for (tick of at.ticks; track $index) {
          <i class="tick" [style.left.%]="tick"></i>
        }
        <i class="dot" [style.left.%]="at.price"></i>
      </span>
    } @else {
      <span class="muted">–</span>
    }
  `,
  styles: `
    .bar {
      position: relative;
      display: inline-block;
      width: 120px;
      height: 14px;
      vertical-align: middle;
    }
    .risk,
    .win {
      position: absolute;
      top: 5px;
      left: 0;
      height: 4px;
      border-radius: 2px;
      background: color-mix(in srgb, var(--loss) 55%, var(--surface-1));
    }
    .win {
      background: color-mix(in srgb, var(--gain) 55%, var(--surface-1));
    }
    .tick {
      position: absolute;
      top: 2px;
      width: 1px;
      height: 10px;
      background: var(--muted);
    }
    .dot {
      position: absolute;
      top: 2px;
      width: 10px;
      height: 10px;
      margin-left: -5px;
      border: 2px solid var(--surface-1);
      border-radius: 50%;
      background: var(--text);
    }
  `,
})
export class RangeBar {
  readonly stop = input.required<Decimal>();
  readonly entry = input.required<Decimal>();
  readonly price = input.required<Decimal>();
  readonly target1 = input.required<Decimal>();
  readonly target2 = input.required<Decimal>();

  protected readonly places = computed(() => {
    const stop = numberOf(this.stop());
    const entry = numberOf(this.entry());
    const now = numberOf(this.price());
    const end = numberOf(this.target2()) ?? numberOf(this.target1());
    if (stop === undefined || entry === undefined || now === undefined || end === undefined || end === stop) {
      return undefined;
    }
    const share = (value: number) => Math.min(100, Math.max(0, ((value - stop) / (end - stop)) * 100));
    const first = numberOf(this.target1());
    return {
      entry: share(entry),
      price: share(now),
      ticks: [entry, ...(first === undefined ? [] : [first])].map(share),
    };
  });
  protected readonly inWords = computed(
    () =>
      `Stop ${price(this.stop())}, entry ${price(this.entry())}, now ${price(this.price())}, ` +
      `targets ${price(this.target1())} and ${price(this.target2())}`,
  );
}
