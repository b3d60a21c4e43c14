import { Component, computed, input, linkedSignal } from '@angular/core';
import { dayUtc, money, plural } from '../../format/format';
import { ChartTable } from '../../ui/chart-table';
import { Day, linesTo, namedDays } from './days';

/** What each day has cost as bars, rental below and tokens on top; the same numbers in a table. */
@Component({
  selector: 'k-day-chart',
  imports: [ChartTable],
  template: `
    <div class="above">
      <p class="keys muted" aria-hidden="true">
        <span><i class="rental"></i>{{ besides() }}</span
        ><span><i class="tokens"></i>Tokens</span>
      </p>
      <p class="told numbers">{{ told() }}</p>
    </div>
    <div class="chart" role="img" [attr.aria-label]="inWords()" (pointerleave)="at.set(undefined)">
      @for (line of lines(); track line.amount) {
        <span class="line" [style.bottom.%]="line.height"
          ><span class="numbers">{{ line.label }}</span></span
        >
      }
      <div class="bars" [class.dense]="days().length > 60">
        @for (bar of bars(); track bar.day; let i = $index) {
          <span class="bar" [class.at]="i === at()" (pointerenter)="at.set(i)">
            <span class="stack" [style.height.%]="bar.total">
              <i class="tokens" [style.height.%]="bar.tokens"></i>
              <i class="rental" [style.height.%]="bar.rental"></i>
            </span>
          </span>
        }
      </div>
    </div>
    <div class="names numbers" aria-hidden="true">
      @for (name of names(); track name.left) {
        <span [class.rare]="name.rare" [style.left.%]="name.left">{{ name.label }}</span>
      }
    </div>
    <k-chart-table label="Costs by day" [columns]="['Day', 'Rental', 'Tokens', 'Total']" [rows]="rows()" />
  `,
  styles: `
    .above {
      display: flex;
      flex-wrap: wrap;
      justify-content: space-between;
      gap: 4px 16px;
      min-height: 36px;
      padding: 12px 16px 0;
      font-size: 12px;
      line-height: 16px;
    }
    .keys {
      display: flex;
      gap: 14px;
    }
    .keys i {
      display: inline-block;
      width: 10px;
      height: 10px;
      margin-right: 6px;
      border-radius: 2px;
    }
    .rental {
      background: var(--accent);
    }
    .tokens {
      background: var(--trigger);
    }
    .chart {
      position: relative;
      height: 200px;
      margin: 14px 16px 0 72px;
    }
    .line {
      position: absolute;
      right: 0;
      left: 0;
      border-top: 1px solid var(--line);
    }
    .line span {
      position: absolute;
      right: 100%;
      margin-right: 8px;
      color: var(--faint);
      font-size: 11px;
      line-height: 16px;
      white-space: nowrap;
      translate: 0 -50%;
    }
    .bars {
      position: absolute;
      inset: 0;
      display: flex;
    }
    .bar {
      display: flex;
      flex: 1;
      align-items: flex-end;
      min-width: 0;
      padding: 0 clamp(0px, 0.3vw, 8px);
    }
    .dense .bar {
      padding: 0 0.5px;
    }
    .bar.at {
      background: var(--surface-3);
    }
    .stack {
      display: flex;
      flex: 1;
      flex-direction: column;
      max-width: 48px;
      margin: 0 auto;
      overflow: hidden;
      border-radius: 2px 2px 0 0;
    }
    .stack i {
      flex: none;
    }
    .names {
      position: relative;
      height: 24px;
      margin: 4px 16px 4px 72px;
      color: var(--faint);
      font-size: 11px;
      line-height: 16px;
    }
    .names span {
      position: absolute;
      white-space: nowrap;
      translate: -50% 0;
    }
    .names span:last-child {
      translate: -75% 0;
    }
    @media (max-width: 720px) {
      .chart {
        height: 160px;
      }
      .names .rare {
        display: none;
      }
    }
  `,
})
export class DayChart {
  readonly days = input.required<Day[]>();
  /** The day that is pointed at. */
  protected readonly at = linkedSignal<Day[], number | undefined>({
    source: this.days,
    computation: () => undefined,
  });
  private readonly axis = computed(() => linesTo(Math.max(...this.days().map(({ total }) => total))));
  private readonly top = computed(() => this.axis().at(-1) || 1);
  protected readonly lines = computed(() =>
    this.axis().map((amount) => ({ amount, label: money(amount), height: (amount / this.top()) * 100 })),
  );
  protected readonly bars = computed(() =>
    this.days().map(({ day, tokens, total }) => ({
      day,
      total: (total / this.top()) * 100,
      tokens: total > 0 ? (tokens / total) * 100 : 0,
      rental: total > 0 ? (1 - tokens / total) * 100 : 0,
    })),
  );
  protected readonly names = computed(() => {
    const count = this.days().length;
    return namedDays(count, 8).map((i, at, all) => ({
      left: ((i + 0.5) / count) * 100,
      label: shortDay(this.days()[i]?.day),
      rare: (all.length - 1 - at) % 2 === 1,
    }));
  });
  /** Data that is paid by the call is drawn with the rental: it is rare. */
  protected readonly besides = computed(() =>
    this.days().some(({ rental, tokens, total }) => total - rental - tokens > 1e-9) ? 'Rental and paid data' : 'Rental',
  );
  protected readonly rows = computed(() =>
    [...this.days()]
      .reverse()
      .map(({ day, rental, tokens, total }) => [dayUtc(day), money(rental), money(tokens), money(total)]),
  );
  private readonly sum = computed(() => this.days().reduce((sum, { total }) => sum + total, 0));
  protected readonly told = computed(() => {
    const day = this.days()[this.at() ?? -1];
    if (day) {
      const parts = day.total > 0 ? `: rental ${money(day.rental)}, tokens ${money(day.tokens)}` : '';
      return `${dayUtc(day.day)}, ${money(day.total)}${parts}`;
    }
    return `${money(this.sum())} in all, ${money(this.sum() / this.days().length)} a day`;
  });
  protected readonly inWords = computed(() => {
    const dearest = [...this.days()].sort((a, b) => b.total - a.total)[0];
    return `Costs by day: ${money(this.sum())} in ${plural(this.days().length, 'day')}, the most on ${dayUtc(dearest?.day)} with ${money(dearest?.total)}`;
  });
}

/** `22 Nov`. */
function shortDay(day: string | undefined): string {
  return dayUtc(day).replace(/ \d{4}$/, '');
}
