import { Component, DestroyRef, computed, inject } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import { Api } from '../../api/api';
import { same } from '../../api/model';
import { Crumbs } from '../../core/crumbs';
import { onEvents } from '../../core/live';
import { loading } from '../../core/loading';
import { Refresh } from '../../core/refresh';
import { money, numberOf, plural, words } from '../../format/format';
import { ModeBadge, Status } from '../../ui/badges';
import { Icon } from '../../ui/icon';
import { Ago, Gain } from '../../ui/numbers';
import { Empty, ProblemNotice, Waiting } from '../../ui/notices';
import { ExecutionList } from '../executions/execution-list';
import { TemplateDialog } from '../pipelines/template-dialog';
import { AlarmStrip } from '../positions/alarm-strip';
import { ofLeadingMode, openRisk, totals } from '../positions/measures';
import { PositionTable } from '../positions/position-table';

/** What is open, what runs, what needs a look; only numbers that the server gives. */
@Component({
  selector: 'k-dashboard',
  imports: [
    Ago,
    AlarmStrip,
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
  /** Never adds simulated money to real money: the mode that matters most, the others only named. */
  private readonly byMode = computed(() => totals(this.positions.value() ?? []));
  protected readonly leading = computed(() => this.byMode()[0]);
  protected readonly besides = computed(() =>
    this.byMode()
      .slice(1)
      .map(({ mode, unrealized }) => `${words(mode)} ${money(unrealized, true)}`)
      .join(', '),
  );
  /** What is lost if every stop is hit now, from the present price. */
  protected readonly openRisk = computed(() => sum(ofLeadingMode(this.positions.value() ?? []), openRisk));

  protected readonly lastTrades = computed(() => {
    const page = this.recent.value();
    if (!page) return undefined;
    const trades = ofLeadingMode(page.items);
    const mode = trades[0]?.trading_mode ?? '';
    return { count: trades.length, more: page.next !== null, mode, profit: sum(trades, (trade) => trade.profit) };
  });
  protected readonly attention = computed(() =>
    this.all().flatMap((pipeline) => {
      const run = pipeline.last_execution;
      if (!run || !same(run.status, 'needs_attention', 'failed')) return [];
      const text = `${pipeline.name}: ${run.reason ?? 'its last run failed.'}`;
      return [{ text, link: `/executions/${run.id}`, action: 'Open the run' }];
    }),
  );
  protected readonly money = money;
  protected readonly plural = plural;
  protected readonly words = words;

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
