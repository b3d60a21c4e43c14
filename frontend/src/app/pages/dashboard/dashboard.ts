import { Component, DestroyRef, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Api } from '../../api/api';
import { same } from '../../api/model';
import { Crumbs } from '../../core/crumbs';
import { onEvents } from '../../core/live';
import { loading } from '../../core/loading';
import { Refresh } from '../../core/refresh';
import { money, numberOf, plural, readable, words } from '../../format/format';
import { ModeBadge, Status } from '../../ui/badges';
import { EquityChart } from '../../ui/equity-chart';
import { Icon } from '../../ui/icon';
import { Ago, Gain } from '../../ui/numbers';
import { Empty, ProblemNotice, Waiting } from '../../ui/notices';
import { ExecutionList } from '../executions/execution-list';
import { AlarmStrip } from '../positions/alarm-strip';
import { ofLeadingMode, openRisk, totals } from '../positions/measures';
import { PositionTable } from '../positions/position-table';
import { curveOf, dayChange, leadingAccount, othersInWords } from './tiles';

/** What is open, what runs, what needs a look; only numbers that the server gives. */
@Component({
  selector: 'k-dashboard',
  imports: [
    Ago,
    AlarmStrip,
    Empty,
    EquityChart,
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
  protected readonly numbers = loading(
    () => true,
    () => this.api.dashboard(),
  );
  protected readonly positions = loading(
    () => true,
    () => this.api.positions(),
  );
  protected readonly pipelines = loading(
    () => true,
    () => this.api.pipelines({ limit: 200 }),
  );
  protected readonly all = computed(() => this.pipelines.value()?.items ?? []);
  protected readonly running = computed(() => this.all().filter((pipeline) => same(pipeline.status, 'active')));
  protected readonly account = computed(() => leadingAccount(this.numbers.value()?.accounts ?? []));
  protected readonly otherAccounts = computed(() =>
    othersInWords(this.numbers.value()?.accounts ?? [], this.account()),
  );
  protected readonly curve = computed(() => curveOf(this.numbers.value()?.equity ?? []));
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
  protected readonly openRisk = computed(() => {
    const told = numberOf(this.numbers.value()?.open_risk);
    return told ?? ofLeadingMode(this.positions.value() ?? []).reduce((sum, one) => sum + openRisk(one), 0);
  });
  protected readonly attention = computed(() =>
    this.all().flatMap((pipeline) => {
      const run = pipeline.last_execution;
      if (!run || !same(run.status, 'needs_attention', 'failed')) return [];
      const text = `${pipeline.name}: ${readable(run.reason ?? 'its last run failed.')}`;
      return [{ text, link: `/executions/${run.id}`, action: 'Open the run' }];
    }),
  );
  protected readonly dayChange = dayChange;
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
    inject(Refresh).every(15_000, () => this.numbers.reload(), inject(DestroyRef));
  }

  protected toneOf(value: string | null): string {
    const number = numberOf(value) ?? 0;
    return number > 0 ? 'gain' : number < 0 ? 'loss' : '';
  }

  protected reload(): void {
    void this.positions.reload();
    void this.pipelines.reload();
    void this.numbers.reload();
  }
}
