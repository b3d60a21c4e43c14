import { Component, DestroyRef, computed, inject } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import { Api } from '../../api/api';
import { Position, same } from '../../api/model';
import { Crumbs } from '../../core/crumbs';
import { onEvents } from '../../core/live';
import { loading } from '../../core/loading';
import { Refresh } from '../../core/refresh';
import { money, numberOf, plural } from '../../format/format';
import { ModeBadge, Status } from '../../ui/badges';
import { Icon } from '../../ui/icon';
import { Ago, Gain } from '../../ui/numbers';
import { Empty, ProblemNotice, Waiting } from '../../ui/notices';
import { ExecutionList } from '../executions/execution-list';
import { TemplateDialog } from '../pipelines/template-dialog';
import { PositionTable } from '../positions/position-table';

/** What is open, what runs, what needs a look; only numbers that the server gives. */
@Component({
  selector: 'k-dashboard',
  imports: [
    Ago,
    Empty,
    ExecutionList,
    Gain,
    Icon,
    ModeBadge,
    PositionTable,
    ProblemNotice,
    RouterLink,
    Status,
    Waiting,
  ],
  templateUrl: './dashboard.html',
  styleUrl: './dashboard.scss',
})
export class DashboardPage {
  private readonly api = inject(Api);
  private readonly dialogs = inject(MatDialog);
  protected readonly positions = loading(
    () => true,
    () => this.api.positions(),
  );
  protected readonly pipelines = loading(
    () => true,
    () => this.api.pipelines({ limit: 200 }),
  );
  protected readonly recent = loading(
    () => true,
    () => this.api.trades({ limit: 50 }),
  );
  protected readonly all = computed(() => this.pipelines.value()?.items ?? []);
  protected readonly running = computed(() => this.all().filter((pipeline) => same(pipeline.status, 'active')));
  protected readonly openResult = computed(() => sum(this.positions.value(), (position) => position.unrealized));
  /** What is lost if every stop is hit now, from the present price. */
  protected readonly openRisk = computed(() => sum(this.positions.value(), riskOf));
  protected readonly lastTrades = computed(() => {
    const trades = this.recent.value()?.items;
    return (
      trades && { count: trades.length, more: this.recent.value()?.next != null, profit: sum(trades, (t) => t.profit) }
    );
  });
  protected readonly attention = computed(() => {
    const naked = (this.positions.value() ?? [])
      .filter((position) => position.protected === false && same(position.state, 'open'))
      .map((position) => ({
        text: `${position.symbol} of ${position.pipeline_name} has no stop at the broker.`,
        link: '/positions',
        action: 'Look at the position',
      }));
    const stuck = this.all().flatMap((pipeline) => {
      const run = pipeline.last_execution;
      return run && same(run.status, 'needs_attention', 'failed')
        ? [
            {
              text: `${pipeline.name}: ${run.reason ?? 'its last run failed.'}`,
              link: `/executions/${run.id}`,
              action: 'Open the run',
            },
          ]
        : [];
    });
    return [...naked, ...stuck];
  });
  protected readonly money = money;
  protected readonly plural = plural;

  constructor() {
    inject(Crumbs).show([{ label: 'Dashboard' }]);
    onEvents(
      () => true,
      () => this.reload(),
      1000,
    );
    inject(Refresh).every(5_000, () => this.positions.value()?.length && this.positions.reload(), inject(DestroyRef));
  }

  protected reload(): void {
    void this.positions.reload();
    void this.pipelines.reload();
    void this.recent.reload();
  }

  protected create(): void {
    this.dialogs.open(TemplateDialog, { width: '560px', maxWidth: '94vw' });
  }
}

function sum<T>(list: T[] | undefined, of: (item: T) => string | number | null | undefined): number | undefined {
  return list?.reduce((total, item) => total + (numberOf(of(item)) ?? 0), 0);
}

function riskOf(position: Position): number {
  const price = numberOf(position.price);
  const stop = numberOf(position.stop);
  const remaining = numberOf(position.remaining);
  if (price === undefined || stop === undefined || remaining === undefined) return 0;
  const sign = same(position.side, 'sell', 'short') ? -1 : 1;
  return Math.max(0, (price - stop) * sign) * Math.abs(remaining);
}
