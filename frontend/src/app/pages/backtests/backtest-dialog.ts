import { Component, computed, inject, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { MAT_DIALOG_DATA, MatDialog, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { Api } from '../../api/api';
import { Problem, problemOf } from '../../api/problem';
import { loading } from '../../core/loading';
import { day } from '../../format/format';
import { ProblemNotice, Waiting } from '../../ui/notices';
import { ImportDialog } from './import-dialog';

const FIELDS = [
  'pipeline_id',
  'symbol',
  'source',
  'from',
  'to',
  'seed',
  'initial_balance',
  'slippage_percent',
  'commission_per_share',
  'partial_fill_percent',
  'rejection_percent',
  'volume_cap_percent',
];

interface CostField {
  name:
    'slippage_percent' | 'commission_per_share' | 'partial_fill_percent' | 'rejection_percent' | 'volume_cap_percent';
  label: string;
  unit: string;
  step: number;
  help: string;
}

const COSTS: CostField[] = [
  {
    name: 'slippage_percent',
    label: 'Slippage',
    unit: '%',
    step: 0.01,
    help: 'How much worse than the price each fill is.',
  },
  {
    name: 'commission_per_share',
    label: 'Commission',
    unit: '$ a share',
    step: 0.001,
    help: 'Paid for every share bought or sold.',
  },
  {
    name: 'partial_fill_percent',
    label: 'Partial fills',
    unit: '%',
    step: 1,
    help: 'How many orders are filled in parts.',
  },
  { name: 'rejection_percent', label: 'Rejections', unit: '%', step: 1, help: 'How many orders the exchange refuses.' },
  {
    name: 'volume_cap_percent',
    label: 'Volume cap',
    unit: '%',
    step: 1,
    help: "How much of a bar's volume an order may take.",
  },
];

/** Which pipeline, over which bars, at what costs. */
@Component({
  selector: 'k-backtest-dialog',
  imports: [FormsModule, MatDialogModule, ProblemNotice, Waiting],
  templateUrl: './backtest-dialog.html',
  styles: `
    .grid {
      display: grid;
      grid-template-columns: repeat(6, minmax(0, 1fr));
      gap: 12px;
      align-items: start;
    }
    .half {
      grid-column: span 3;
    }
    .third {
      grid-column: span 2;
    }
    .whole {
      grid-column: 1 / -1;
    }
    fieldset {
      display: contents;
    }
    legend {
      grid-column: 1 / -1;
      padding: 4px 0 0;
      font-weight: 600;
    }
    @media (max-width: 560px) {
      .half,
      .third {
        grid-column: 1 / -1;
      }
    }
  `,
})
export class BacktestDialog {
  private readonly api = inject(Api);
  private readonly dialogs = inject(MatDialog);
  private readonly dialog = inject<MatDialogRef<BacktestDialog>>(MatDialogRef);
  private readonly data = inject<{ pipeline?: string }>(MAT_DIALOG_DATA);
  protected readonly costs = COSTS;
  protected readonly symbols = loading(
    () => true,
    () => this.api.symbols(),
  );
  protected readonly pipelines = loading(
    () => true,
    () => this.api.pipelines({ limit: 200 }),
  );
  protected readonly picked = signal(this.data.pipeline ?? '');
  protected readonly pipeline = computed(() => this.picked() || (this.pipelines.value()?.items[0]?.id ?? ''));
  protected readonly symbol = signal('');
  protected readonly source = signal('synthetic');
  protected readonly from = signal('');
  protected readonly to = signal('');
  protected readonly seed = signal(1);
  protected readonly balance = signal('100000');
  protected readonly cost: Record<CostField['name'], number> = {
    slippage_percent: 0.1,
    commission_per_share: 0.005,
    partial_fill_percent: 20,
    rejection_percent: 5,
    volume_cap_percent: 10,
  };
  protected readonly ready = computed(() => !!this.pipelines.value() && !!this.symbols.value());
  protected readonly choices = computed(() =>
    (this.symbols.value() ?? []).filter((one) => one.sources.some((source) => source.toLowerCase() === this.source())),
  );
  /** What there is of the chosen symbol, so that the range is not guessed. */
  protected readonly known = computed(() => {
    const found = this.choices().find((one) => one.symbol === this.symbol());
    return found?.from ? `There are bars from ${day(found.from)} to ${day(found.to)}.` : '';
  });
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly rest = computed(() => {
    const problem = this.problem();
    return problem && new Problem(problem.status, problem.sentence, problem.besides(...FIELDS));
  });

  protected of(field: string): string | undefined {
    return this.problem()?.of(field);
  }

  protected changeSource(source: string): void {
    this.source.set(source);
    if (!this.choices().some((one) => one.symbol === this.symbol())) {
      this.symbol.set(source === 'imported' ? (this.choices()[0]?.symbol ?? '') : '');
    }
  }

  protected importBars(): void {
    const dialog = this.dialogs.open(ImportDialog, { width: '560px', maxWidth: '94vw' });
    dialog.afterClosed().subscribe(async (symbol: string | undefined) => {
      await this.symbols.reload();
      if (!symbol) return;
      this.changeSource('imported');
      this.symbol.set(symbol);
    });
  }

  protected async submit(): Promise<void> {
    this.busy.set(true);
    this.problem.set(undefined);
    try {
      const { commission_per_share, slippage_percent, ...percentages } = this.cost;
      const backtest = await this.api.startBacktest({
        pipeline_id: this.pipeline(),
        symbol: this.symbol() || null,
        source: this.source(),
        from: startOf(this.from()),
        to: startOf(this.to()),
        seed: this.seed(),
        initial_balance: String(this.balance()),
        commission_per_share: String(commission_per_share),
        slippage_percent: String(slippage_percent),
        ...percentages,
      });
      this.dialog.close(backtest);
    } catch (cause) {
      this.problem.set(problemOf(cause));
    } finally {
      this.busy.set(false);
    }
  }
}

/** Midnight UTC of a day from a date field. */
function startOf(date: string): string | null {
  return date ? `${date}T00:00:00Z` : null;
}
