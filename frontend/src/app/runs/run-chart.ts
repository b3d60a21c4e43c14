import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { Api } from '../api/api';
import { BarColumns } from '../api/market-model';
import { Execution, SeenBars } from '../api/model';
import { loading } from '../core/loading';
import { millisOf } from '../format/format';
import { Empty, ProblemNotice, Waiting } from '../ui/notices';
import { Overlay, PriceChart } from '../ui/price-chart';
import { levelsOf, marksOf } from './chart-facts';
import { indicatorsOf, spokenOf } from './indicators';
import { asOf } from './story';

/** How many bars after those the agents saw are asked for, to show what became of it. */
const AFTERWARDS = 300;
const COLOURS = ['data', 'trigger', 'risk', 'accent', 'execution', 'warn', 'muted'];

/** The bars that the agents of a run saw and what came after, with its entry, stop, targets, fills and indicators. */
@Component({
  selector: 'k-run-chart',
  imports: [Empty, PriceChart, ProblemNotice, Waiting],
  template: `
    <header>
      <h2>Prices</h2>
      <div class="row" role="group" aria-label="Which bars">
        @for (choice of choices(); track choice.key) {
          <button
            class="button small"
            type="button"
            [class.primary]="choice === seen()"
            [attr.aria-pressed]="choice === seen()"
            (click)="chosen.set(choice.symbol + ' ' + choice.timeframe)"
          >
            {{ several() ? choice.symbol + ' ' : '' }}{{ choice.timeframe }}
          </button>
        }
      </div>
    </header>
    @if (!seen()) {
      <k-empty icon="chart-line" sentence="No agent has looked at prices yet. The chart appears when one does." />
    } @else if (visible(); as shown) {
      @if (indicators().length) {
        <div class="indicators" role="group" aria-label="Indicators that the agents read">
          @for (one of indicators(); track one.id) {
            <button
              type="button"
              [class.off]="!on().has(one.id)"
              [attr.aria-pressed]="on().has(one.id)"
              [style.--colour]="'var(--' + one.colour + ')'"
              (click)="turn(one.id)"
            >
              <i aria-hidden="true"></i>{{ one.name }}
            </button>
          }
        </div>
      }
      <k-price-chart [bars]="shown" [levels]="levels()" [marks]="marks()" [overlays]="overlays()" />
    } @else if (bars.problem()) {
      <k-problem [problem]="bars.problem()" />
    } @else {
      <k-waiting />
    }
  `,
  styles: `
    header {
      border-bottom: 1px solid var(--line);
    }
    :host > header {
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: 8px;
      min-height: 44px;
      padding: 6px 12px 6px 16px;
    }
    k-problem {
      display: block;
      padding: 16px;
    }
    .indicators {
      display: flex;
      flex-wrap: wrap;
      gap: 2px 4px;
      padding: 6px 12px 0;
    }
    .indicators button {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      min-height: 24px;
      padding: 2px 6px;
      border: 0;
      border-radius: 4px;
      background: none;
      color: var(--text);
      font: 400 11px/16px var(--sans);
      cursor: pointer;
    }
    .indicators button:hover {
      background: var(--surface-3);
    }
    .indicators i {
      width: 12px;
      height: 3px;
      border-radius: 2px;
      background: var(--colour);
    }
    .indicators .off {
      color: var(--faint);
    }
    .indicators .off i {
      background: var(--line);
    }
    @media (max-width: 720px) {
      .indicators button {
        min-height: 32px;
      }
    }
  `,
})
export class RunChart {
  private readonly api = inject(Api);
  readonly execution = input.required<Execution>();
  /** The number of the step up to which it is drawn; the end of the run without one. */
  readonly at = input<number>();
  protected readonly chosen = signal<string | undefined>(undefined);
  private readonly view = computed(() => asOf(this.execution(), this.at()));
  private readonly replayed = computed(() => this.view() !== this.execution());
  /** The last moment that is shown, in epoch seconds. */
  private readonly moment = computed(() => {
    if (!this.replayed()) return undefined;
    const { steps, fired_at } = this.view();
    const step = steps.at(-1);
    return (millisOf(step?.finished_at ?? step?.started_at ?? fired_at) ?? 0) / 1000;
  });
  /** The newest bars seen of each symbol and timeframe. */
  protected readonly choices = computed(() => {
    const newest = new Map<string, SeenBars>();
    for (const seen of this.view().bars) newest.set(`${seen.symbol} ${seen.timeframe}`, seen);
    return [...newest.values()];
  });
  protected readonly several = computed(() => new Set(this.choices().map((choice) => choice.symbol)).size > 1);
  protected readonly seen = computed(() => {
    const primary = this.execution().definition?.settings['timeframe'];
    const choices = this.choices();
    return (
      choices.find((choice) => `${choice.symbol} ${choice.timeframe}` === this.chosen()) ??
      choices.find((choice) => choice.timeframe === primary) ??
      choices[0]
    );
  });
  /** Which bars, and how far its market has come: a simulated one can tell its future, which nobody may see. */
  private readonly question = computed(
    () => {
      const seen = this.seen();
      const { finished_at, steps } = this.execution();
      return seen && { seen, until: finished_at ?? steps.at(-1)?.finished_at ?? null };
    },
    { equal: (a, b) => a?.seen.key === b?.seen.key && a?.until === b?.until },
  );
  protected readonly bars = loading(
    () => this.question(),
    ({ seen, until }) => this.fetch(seen, until),
    (before, now) => before.seen.key === now.seen.key,
  );
  /** Without the bars that were not complete by then. */
  protected readonly visible = computed(() => {
    const bars = this.bars.value();
    const moment = this.moment();
    return bars && moment !== undefined ? until(bars, moment) : bars;
  });
  protected readonly levels = computed(() => {
    const view = this.view();
    // What became of an order is known, but not when it stood where: a replay goes by what the agents said.
    return levelsOf(this.replayed() ? { ...view, orders: [] } : view, this.seen()?.symbol ?? '');
  });
  protected readonly marks = computed(() => {
    const moment = this.moment() ?? Infinity;
    return marksOf(this.execution(), this.seen()?.symbol ?? '').filter((mark) => mark.time <= moment);
  });

  protected readonly indicators = computed(() => {
    const { symbol = '', timeframe = '' } = this.seen() ?? {};
    const found = indicatorsOf(this.execution(), symbol, timeframe, this.bars.value()?.close ?? []);
    return found.map((one, i) => ({ ...one, colour: COLOURS[i % COLOURS.length] ?? 'accent' }));
  });
  private readonly spoken = computed(() => [...spokenOf(this.execution(), this.indicators())].join());
  /** At first those of which an agent speaks; what is chosen outlives that the run is fetched anew. */
  protected readonly on = linkedSignal<string, ReadonlySet<string>>({
    source: this.spoken,
    computation: (spoken) => new Set(spoken.split(',')),
  });
  protected readonly overlays = computed<Overlay[]>(() => {
    const count = this.visible()?.time.length ?? 0;
    return this.indicators()
      .filter((one) => this.on().has(one.id))
      .flatMap(({ lines, own, colour }) =>
        lines.map(({ name, values }) => ({ name, own, colour, values: values.slice(0, count) })),
      );
  });

  protected turn(id: string): void {
    this.on.update((on) => new Set(on.has(id) ? [...on].filter((one) => one !== id) : [...on, id]));
  }

  private fetch(seen: SeenBars, until: string | null): Promise<BarColumns> {
    return this.api.bars(until === null ? { key: seen.key } : { key: seen.key, to: until, limit: AFTERWARDS });
  }
}

function until(bars: BarColumns, moment: number): BarColumns {
  const { time } = bars;
  const length = time.reduce((least, at, i) => (i ? Math.min(least, at - (time[i - 1] ?? 0)) : least), Infinity);
  const count = time.filter((at) => at + length <= moment).length;
  const cut = (column: number[]) => column.slice(0, count);
  const { open, high, low, close, volume } = bars;
  return {
    ...bars,
    time: cut(time),
    open: cut(open),
    high: cut(high),
    low: cut(low),
    close: cut(close),
    volume: cut(volume),
  };
}
