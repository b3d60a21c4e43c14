import { Component, ElementRef, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Api } from '../../api/api';
import { BudgetOverview } from '../../budgets/budget-overview';
import { goneOf } from '../../budgets/shares';
import { Clock } from '../../core/clock';
import { Crumbs } from '../../core/crumbs';
import { onEvents } from '../../core/live';
import { loading } from '../../core/loading';
import { money, numberOf, percent, plural } from '../../format/format';
import { Icon } from '../../ui/icon';
import { Empty, ProblemNotice, Waiting } from '../../ui/notices';
import { AccuracyCard } from './accuracy';
import { CostBreakdown, WAYS } from './breakdown';
import { DayChart } from './day-chart';
import { daysOf } from './days';
import { COSTLY } from './events';
import { LENGTHS, Question, USUAL, lastDays, todayAt, wrongPeriod } from './period';

/** What agents and models have cost, will cost and may cost; what is looked at stands in the address. */
@Component({
  selector: 'k-costs',
  imports: [AccuracyCard, BudgetOverview, CostBreakdown, DayChart, Empty, Icon, ProblemNotice, RouterLink, Waiting],
  templateUrl: './costs.html',
  styleUrl: './costs.scss',
})
export class CostsPage {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly clock = inject(Clock);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly days = input<string>();
  readonly from = input<string>();
  readonly to = input<string>();
  readonly by = input<string>();
  protected readonly lengths = LENGTHS;
  protected readonly way = computed(() => WAYS.find(({ id }) => id === this.by())?.id ?? 'agent');
  private readonly today = computed(() => todayAt(this.clock.now()));
  /** Days that were chosen by hand. */
  protected readonly custom = computed(() => {
    const period = { from: this.from() ?? '', to: this.to() ?? '' };
    return wrongPeriod(period) === undefined ? period : undefined;
  });
  protected readonly length = computed(() =>
    this.custom() ? undefined : (LENGTHS.find((days) => String(days) === this.days()) ?? USUAL),
  );
  protected readonly period = computed(() => this.custom() ?? lastDays(this.length() ?? USUAL, this.today()));
  protected readonly asked = computed<Question>(() => ({ from: this.period().from, to: this.custom()?.to }), {
    equal: (a, b) => a.from === b.from && a.to === b.to,
  });
  protected readonly choosing = signal(false);
  protected readonly typed = signal({ from: '', to: '' });
  protected readonly wrong = computed(() => wrongPeriod(this.typed()));
  protected readonly budget = loading(
    () => true,
    () => this.api.budget(),
  );
  protected readonly costs = loading(
    () => this.asked(),
    ({ from, to }) => this.api.costs({ by: 'day', from, to }),
  );
  protected readonly accuracy = loading(
    () => true,
    () => this.api.accuracy(),
  );
  protected readonly bars = computed(() => daysOf(this.costs.value()?.items ?? [], this.period()));
  /** Nothing in the period and nothing this month: nobody has spent anything lately. */
  protected readonly nothing = computed(() => {
    const [costs, budget] = [this.costs.value(), this.budget.value()];
    return costs !== undefined && !numberOf(costs.total) && budget !== undefined && !numberOf(budget.month.spent);
  });
  protected readonly day = computed(() => this.gone('day'));
  protected readonly month = computed(() => this.gone('month'));
  protected readonly forecast = computed(() => {
    const amount = numberOf(this.costs.value()?.forecast_month);
    const limit = this.month()?.limit;
    if (amount === undefined) return undefined;
    const share = limit ? (amount / limit) * 100 : undefined;
    return { amount, share, level: share === undefined || share < 80 ? 'ok' : share <= 100 ? 'warn' : 'error' };
  });
  protected readonly typical = computed(() => this.accuracy.value()?.median_error_percent ?? undefined);
  protected readonly file = computed(() => {
    const { from, to } = this.asked();
    return `/api/v1/costs/export?${new URLSearchParams({ from, ...(to ? { to } : {}) }).toString()}`;
  });
  protected readonly money = money;
  protected readonly percent = percent;
  protected readonly plural = plural;

  constructor() {
    inject(Crumbs).show([{ label: 'Costs' }]);
    onEvents(COSTLY, () => this.reload(), 1500);
  }

  protected reload(): void {
    void this.costs.reload();
    void this.budget.reload();
    void this.accuracy.reload();
  }

  /** Leads to the part of the page that says more. */
  protected reach(part: 'budgets' | 'accuracy'): void {
    const heading = this.element.querySelector<HTMLElement>(`#${part} h2`);
    heading?.setAttribute('tabindex', '-1');
    heading?.focus({ preventScroll: true });
    heading?.scrollIntoView({ block: 'start' });
  }

  protected choose(): void {
    this.typed.set(this.period());
    this.choosing.update((open) => !open);
  }

  protected async show(): Promise<void> {
    if (this.wrong()) return;
    this.choosing.set(false);
    const queryParams = { days: null, ...this.typed() };
    await this.router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }

  private gone(period: 'day' | 'month') {
    const budget = this.budget.value();
    return budget && goneOf(budget[period]);
  }
}
