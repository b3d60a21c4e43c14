import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Api } from '../../api/api';
import { same } from '../../api/model';
import { Crumbs } from '../../core/crumbs';
import { loading } from '../../core/loading';
import { Poll } from '../../core/poll';
import { count, dayUtc, duration, millisOf, money, numberOf, percent, plural } from '../../format/format';
import { Status } from '../../ui/badges';
import { Confirm } from '../../ui/confirm';
import { EquityChart } from '../../ui/equity-chart';
import { Icon } from '../../ui/icon';
import { ProblemNotice, Waiting } from '../../ui/notices';
import { Value } from '../../ui/value';
import { ExecutionList } from '../executions/execution-list';
import { TradeList } from '../trades/trade-list';
import { shownOf } from './metrics';

/** One backtest: its progress, then what it came to. */
@Component({
  selector: 'k-backtest',
  imports: [EquityChart, ExecutionList, Icon, ProblemNotice, RouterLink, Status, TradeList, Value, Waiting],
  templateUrl: './backtest.html',
  styleUrl: './backtest.scss',
})
export class BacktestPage {
  private readonly api = inject(Api);
  private readonly confirm = inject(Confirm);
  private readonly router = inject(Router);
  readonly id = input.required<string>();
  protected readonly loaded = loading(
    () => this.id(),
    (id) => this.api.backtest(id),
  );
  protected readonly backtest = this.loaded.value;
  protected readonly running = computed(() => same(this.backtest()?.status, 'pending', 'running'));
  protected readonly metrics = computed(() => {
    const statistics = this.backtest()?.statistics;
    return statistics ? shownOf(statistics) : [];
  });
  /** The telling ones stand above the curve, the others beneath it. */
  protected readonly groups = computed(() => {
    const all = this.metrics();
    return all.length
      ? [
          { name: 'Statistics', metrics: all.slice(0, 12) },
          { name: 'More statistics', metrics: all.slice(12) },
        ]
      : [];
  });
  protected readonly took = computed(() => {
    const from = millisOf(this.backtest()?.created_at);
    const to = millisOf(this.backtest()?.finished_at);
    return from === undefined || to === undefined ? undefined : duration(to - from);
  });
  protected readonly tab = signal<'trades' | 'executions' | 'request'>('trades');
  protected readonly dayUtc = dayUtc;
  protected readonly count = count;
  protected readonly percent = percent;
  protected readonly money = money;
  protected readonly same = same;

  constructor() {
    const crumbs = inject(Crumbs);
    inject(Poll).while(
      () => this.running(),
      () => this.loaded.reload(),
    );
    effect(() => {
      const name = this.backtest()?.pipeline_name;
      crumbs.show([{ label: 'Backtests', link: '/backtests' }, { label: name ?? 'Backtest' }]);
    });
  }

  /** What recording can cost at most, as far as that is known. */
  protected toRecord(): string {
    const cost = numberOf(this.backtest()?.missing?.cost);
    return cost === undefined ? '1.00' : Math.max(cost, 0.01).toFixed(2);
  }

  protected async record(): Promise<void> {
    const it = this.backtest();
    if (!it?.missing) return;
    const amount = this.toRecord();
    let begun = it.id;
    const done = await this.confirm.ask({
      title: `Ask ${plural(it.missing.questions, 'question')} for up to ${money(amount)}?`,
      text:
        'The models are asked what was never recorded, from your budget. The backtest stops before more than this is ' +
        'spent, and keeps what it has. Run again, it costs nothing. Mind that a model was trained on the past and may ' +
        'know how these prices went on: what it says of days before its training proves little about days to come.',
      action: `Record for up to ${money(amount)}`,
      act: async () => {
        const request = { ...it.request, from: it.from, to: it.to, record_up_to: amount };
        begun = (await this.api.startBacktest(request)).id;
      },
    });
    if (done) await this.router.navigate(['/backtests', begun]);
  }

  protected async cancel(): Promise<void> {
    await this.confirm.ask({
      title: 'Cancel this backtest?',
      text: 'It stops where it is. What it has found so far is not kept.',
      action: 'Cancel the backtest',
      dangerous: true,
      act: () => this.api.removeBacktest(this.id()),
    });
    await this.loaded.reload();
  }

  protected async remove(): Promise<void> {
    const done = await this.confirm.ask({
      title: 'Delete this backtest?',
      text: 'Its results, trades and runs are gone for good. The pipeline stays as it is.',
      action: 'Delete',
      dangerous: true,
      act: () => this.api.removeBacktest(this.id()),
    });
    if (done) await this.router.navigate(['/backtests']);
  }
}
