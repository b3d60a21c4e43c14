import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { BudgetLine, CostEstimate, CostRange } from '../api/builder-model';
import { same } from '../api/model';
import { count, decimal, money, numberOf, plural, words } from '../format/format';
import { Icon } from '../ui/icon';
import { Segment, StackedBar } from '../ui/stacked-bar';
import { nameOf } from './connections';
import { Workbench } from './workbench';

/** What the pipeline on the canvas will cost: a run, a day, a month, agent by agent, and what that means for the budgets. */
@Component({
  selector: 'k-cost-panel',
  imports: [Icon, RouterLink, StackedBar],
  templateUrl: './cost-panel.html',
  styleUrl: './cost-panel.scss',
  host: { '[attr.aria-busy]': 'asking()' },
})
export class CostPanel {
  private readonly bench = inject(Workbench);
  readonly estimate = input.required<CostEstimate>();
  /** Whether a newer answer is on its way. */
  readonly asking = input(false);
  protected readonly figures = computed(() => {
    const { per_execution, per_day, per_month } = this.estimate();
    return [
      { label: 'A run', range: per_execution },
      { label: 'A day', range: per_day },
      { label: 'A month', range: per_month },
    ];
  });
  /** Those that cost something; the others are only counted. */
  protected readonly paid = computed(() =>
    this.estimate().agents.filter((agent) => (numberOf(agent.cost) ?? 0) > 0 || agent.model !== null),
  );
  protected readonly free = computed(() => this.estimate().agents.length - this.paid().length);
  protected readonly symbols = computed(() => Math.max(0, ...this.estimate().agents.map((agent) => agent.symbols)));
  protected readonly thinks = computed(() => this.estimate().agents.some((agent) => agent.model !== null));
  protected readonly count = count;
  protected readonly decimal = decimal;
  protected readonly money = money;
  protected readonly plural = plural;
  protected readonly same = same;
  protected readonly words = words;

  protected name(node: string): string {
    return nameOf(this.bench.definition(), node, this.bench.agentOf);
  }

  protected range({ low, high }: CostRange): string {
    const [from, to] = [money(low), money(high)];
    return from === to ? '' : `${from} to ${to}`;
  }

  protected segments(line: BudgetLine): Segment[] {
    const tone = same(line.level, 'error') ? 'danger' : same(line.level, 'warn') ? 'warn' : 'accent';
    return [
      { value: numberOf(line.spent) ?? 0, tone },
      { value: numberOf(line.expected) ?? 0, tone, hatched: true },
    ];
  }

  protected whole(line: BudgetLine): number {
    return numberOf(line.limit) ?? 0;
  }
}
