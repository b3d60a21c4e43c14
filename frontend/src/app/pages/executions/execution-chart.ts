import { Component, computed, inject, input, signal } from '@angular/core';
import { Api } from '../../api/api';
import { BarColumns } from '../../api/market-model';
import { Execution, SeenBars } from '../../api/model';
import { loading } from '../../core/loading';
import { Empty, ProblemNotice, Waiting } from '../../ui/notices';
import { PriceChart } from '../../ui/price-chart';
import { levelsOf, marksOf } from '../../runs/chart-facts';

/** How many bars after those the agents saw are asked for, to show what became of it. */
const AFTERWARDS = 300;

/** The bars that the agents of a run saw and what came after, with its entry, stop, targets and fills. */
@Component({
  selector: 'k-execution-chart',
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
    } @else if (bars.value(); as shown) {
      <k-price-chart [bars]="shown" [levels]="levels()" [marks]="marks()" />
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
  `,
})
export class ExecutionChart {
  private readonly api = inject(Api);
  readonly execution = input.required<Execution>();
  protected readonly chosen = signal<string | undefined>(undefined);
  /** The newest bars seen of each symbol and timeframe. */
  protected readonly choices = computed(() => {
    const newest = new Map<string, SeenBars>();
    for (const seen of this.execution().bars) newest.set(`${seen.symbol} ${seen.timeframe}`, seen);
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
  protected readonly levels = computed(() => levelsOf(this.execution(), this.seen()?.symbol ?? ''));
  protected readonly marks = computed(() => marksOf(this.execution(), this.seen()?.symbol ?? ''));

  private fetch(seen: SeenBars, until: string | null): Promise<BarColumns> {
    return this.api.bars(until === null ? { key: seen.key } : { key: seen.key, to: until, limit: AFTERWARDS });
  }
}
