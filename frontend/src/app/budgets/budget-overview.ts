import { Component, computed, inject, input, output, signal } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import { Api } from '../api/api';
import { Allocation, Budget } from '../api/costs-model';
import { loading } from '../core/loading';
import { money, numberOf, percent } from '../format/format';
import { ProblemNotice } from '../ui/notices';
import { Segment, StackedBar } from '../ui/stacked-bar';
import { openBudget } from './budget-dialog';
import { goneOf, sharesOf, spentSegments } from './shares';

const PERIODS = [
  { key: 'day', label: 'Today' },
  { key: 'month', label: 'This month' },
] as const;

/** A user's limits with what is spent, reserved and given to pipelines; each pipeline's part can be changed here. */
@Component({
  selector: 'k-budget-overview',
  imports: [ProblemNotice, RouterLink, StackedBar],
  host: { class: 'card' },
  templateUrl: './budget-overview.html',
  styleUrl: './budget-overview.scss',
})
export class BudgetOverview {
  private readonly api = inject(Api);
  private readonly dialogs = inject(MatDialog);
  readonly budget = input.required<Budget>();
  readonly changed = output();
  protected readonly allocations = loading(
    () => this.budget(),
    () => this.api.allocations(),
    () => true,
  );
  private readonly pipelines = loading(
    () => true,
    () => this.api.pipelines({ limit: 200 }),
  );
  protected readonly given = computed(() => this.allocations.value() ?? []);
  /** Those that have no limit of their own yet. */
  protected readonly others = computed(() => {
    const given = new Set(this.given().map((one) => one.pipeline_id));
    return (this.pipelines.value()?.items ?? []).filter(({ id }) => !given.has(id));
  });
  protected readonly chosen = signal('');
  protected readonly limited = computed(() => this.budget().day.limit !== null || this.budget().month.limit !== null);
  protected readonly periods = computed(() =>
    PERIODS.map(({ key, label }) => {
      const usage = this.budget()[key];
      const gone = goneOf(usage);
      const shares = sharesOf(this.given(), key);
      const allocated = numberOf(usage.allocated) ?? 0;
      const free = gone.limit === undefined ? undefined : Math.max(0, gone.limit - allocated);
      const segments: Segment[] = shares.map(({ given, tone }) => ({ value: given, tone }));
      return { key, label, usage, gone, shares, allocated, free, segments, spent: spentSegments(gone) };
    }),
  );
  protected readonly alerts = computed(() => this.budget().alerts);
  protected readonly money = money;
  protected readonly percent = percent;

  protected gone(allocation: Allocation, period: 'day' | 'month') {
    return goneOf(allocation[period]);
  }

  protected segments(allocation: Allocation, period: 'day' | 'month'): Segment[] {
    return spentSegments(goneOf(allocation[period]));
  }

  protected async edit(pipeline?: { id: string; name: string }): Promise<void> {
    const title = pipeline ? `Budget of ${pipeline.name}` : 'Budget of all pipelines';
    await openBudget(this.dialogs, { pipeline: pipeline?.id, title });
    this.chosen.set('');
    this.changed.emit();
    await this.allocations.reload();
  }

  protected async give(): Promise<void> {
    const pipeline = this.others().find(({ id }) => id === this.chosen());
    if (pipeline) await this.edit(pipeline);
  }
}
