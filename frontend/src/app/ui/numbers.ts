import { Component, computed, inject, input } from '@angular/core';
import { Clock } from '../core/clock';
import { DASH, Decimal, age, exact, millisOf, money, multiple, numberOf, percent, relative } from '../format/format';

/** A gain or a loss: coloured, and always with its sign. */
@Component({
  selector: 'k-gain',
  template: `<span [class]="tone()">{{ text() }}</span>`,
  styles: `
    span {
      white-space: nowrap;
    }
    .gain {
      color: var(--gain);
    }
    .loss {
      color: var(--loss);
    }
  `,
})
export class Gain {
  readonly value = input.required<Decimal>();
  readonly unit = input<'money' | 'percent' | 'r'>('money');
  protected readonly text = computed(() => {
    if (this.unit() === 'r') return multiple(this.value());
    return this.unit() === 'percent' ? percent(this.value(), true) : money(this.value(), true);
  });
  protected readonly tone = computed(() => {
    const number = numberOf(this.value()) ?? 0;
    return number > 0 ? 'gain' : number < 0 ? 'loss' : 'even';
  });
}

/** How long ago something was, with the exact time on hover. */
@Component({
  selector: 'k-ago',
  template: `<time [attr.datetime]="at()" [title]="title()">{{ text() }}</time>`,
  styles: `
    time {
      white-space: nowrap;
    }
  `,
})
export class Ago {
  private readonly clock = inject(Clock);
  readonly at = input.required<string | null | undefined>();
  protected readonly text = computed(() => relative(this.at(), this.clock.now()));
  protected readonly title = computed(() => exact(this.at(), true));
}

/** How long something has lasted, with its beginning on hover; the beginning alone where the clock is that of a simulated market. */
@Component({
  selector: 'k-age',
  template: `<time [attr.datetime]="since()" [title]="title()">{{ text() }}</time>`,
  styles: `
    time {
      white-space: nowrap;
    }
  `,
})
export class Age {
  private readonly clock = inject(Clock);
  readonly since = input.required<string>();
  readonly simulated = input(false);
  protected readonly text = computed(() => {
    const begun = millisOf(this.since());
    if (begun === undefined) return DASH;
    const lasted = this.clock.now() - begun;
    const strange = lasted < -60_000 || (this.simulated() && lasted > 2 * 86_400_000);
    return strange ? exact(this.since()) : age(lasted);
  });
  protected readonly title = computed(() => `Since ${exact(this.since(), true)}`);
}
