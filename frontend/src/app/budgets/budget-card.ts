import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { Api } from '../api/api';
import { BudgetRequest, BudgetResponse } from '../api/generated/types.gen';
import { Problem, problemOf } from '../api/problem';
import { loading } from '../core/loading';
import { money, numberOf } from '../format/format';
import { ProblemNotice, Waiting } from '../ui/notices';
import { Toasts } from '../ui/toasts';
import { Limits, limitsOf, requestOf, wrongLimits } from './limits';

/** How much may be spent on agents and models in a day and a month, by a pipeline or by its user. */
@Component({
  selector: 'k-budget-card',
  imports: [ProblemNotice, Waiting],
  host: { '[class.card]': '!bare()' },
  templateUrl: './budget-card.html',
  styleUrl: './budget-card.scss',
})
export class BudgetCard {
  private readonly api = inject(Api);
  private readonly toasts = inject(Toasts);
  /** Id of the pipeline; without one it is the user's own budget. */
  readonly pipeline = input<string>();
  /** Within something that has a frame and a heading of its own. */
  readonly bare = input(false);
  readonly saved = output();
  protected readonly loaded = loading(
    () => ({ pipeline: this.pipeline() }),
    ({ pipeline }) => (pipeline === undefined ? this.api.budget() : this.api.pipelineBudget(pipeline)),
  );
  protected readonly limits = linkedSignal<Limits | undefined>(() => {
    const budget = this.loaded.value();
    return budget && limitsOf(budget);
  });
  protected readonly wrong = computed(() => wrongLimits(this.limits()));
  protected readonly changed = computed(() => {
    const budget = this.loaded.value();
    return budget !== undefined && JSON.stringify(limitsOf(budget)) !== JSON.stringify(this.limits());
  });
  protected readonly saving = signal(false);
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly periods = [
    { key: 'day', label: 'In a day' },
    { key: 'month', label: 'In a month' },
  ] as const;
  protected readonly money = money;

  protected edit(change: Partial<Limits>): void {
    const limits = this.limits();
    if (limits) this.limits.set({ ...limits, ...change });
  }

  protected limit(period: 'day' | 'month', amount: string): void {
    this.edit(period === 'day' ? { day: amount } : { month: amount });
  }

  /** How much of a limit is gone, in percent. */
  protected gone(usage: BudgetResponse['day']): number {
    const limit = numberOf(usage.limit) ?? 0;
    const gone = (numberOf(usage.spent) ?? 0) + (numberOf(usage.reserved) ?? 0);
    return limit > 0 ? Math.min(100, (gone / limit) * 100) : 100;
  }

  protected async save(): Promise<void> {
    const limits = this.limits();
    if (!limits || this.saving() || this.wrong().any) return;
    this.saving.set(true);
    this.problem.set(undefined);
    try {
      this.loaded.set(await this.send(requestOf(limits)));
      this.toasts.say('The budget is saved.');
      this.saved.emit();
    } catch (cause) {
      this.problem.set(problemOf(cause));
    } finally {
      this.saving.set(false);
    }
  }

  private send(request: BudgetRequest): Promise<BudgetResponse> {
    const pipeline = this.pipeline();
    return pipeline === undefined ? this.api.setBudget(request) : this.api.setPipelineBudget(pipeline, request);
  }
}
