import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Api } from '../../api/api';
import { CostSum } from '../../api/costs-model';
import { Catalog } from '../../core/catalog';
import { onEvents } from '../../core/live';
import { loading } from '../../core/loading';
import { count, money, numberOf, percent, words } from '../../format/format';
import { ModeBadge } from '../../ui/badges';
import { ProblemNotice, Waiting } from '../../ui/notices';
import { StackedBar } from '../../ui/stacked-bar';
import { COSTLY } from './events';
import { Question } from './period';

export const WAYS = [
  { id: 'agent', label: 'Agents', one: 'Agent' },
  { id: 'model', label: 'Models', one: 'Model' },
  { id: 'pipeline', label: 'Pipelines', one: 'Pipeline' },
  { id: 'mode', label: 'Trading modes', one: 'Trading mode' },
] as const;

export type Way = (typeof WAYS)[number]['id'];

/** On what the money of a period went: rental and tokens apart, the dearest first. */
@Component({
  selector: 'k-cost-breakdown',
  imports: [ModeBadge, ProblemNotice, RouterLink, StackedBar, Waiting],
  template: `
    <header>
      <h2 id="breakdown-title">What it went on</h2>
    </header>
    <nav class="tabs" aria-label="What costs are summed by">
      @for (way of ways; track way.id) {
        <a
          [routerLink]="[]"
          [queryParams]="{ by: way.id === 'agent' ? null : way.id }"
          queryParamsHandling="merge"
          [class.chosen]="way.id === by()"
          [attr.aria-current]="way.id === by() ? 'page' : null"
          >{{ way.label }}</a
        >
      }
    </nav>
    <k-problem [problem]="sums.problem()">
      <button class="button small" type="button" (click)="sums.reload()">Try again</button>
    </k-problem>
    @if (sums.value(); as costs) {
      @if (costs.items.length) {
        <div class="table-wrap" tabindex="0" role="group" aria-labelledby="breakdown-title">
          <table class="table stacked">
            <thead>
              <tr>
                <th scope="col">{{ one() }}</th>
                <th scope="col" class="number">Rental</th>
                <th scope="col" class="number">Tokens</th>
                @if (all().calls > 0) {
                  <th scope="col" class="number">Paid data</th>
                }
                <th scope="col" class="number">Tokens used</th>
                <th scope="col" class="number">Total</th>
                <th scope="col" class="share">Share</th>
              </tr>
            </thead>
            <tbody>
              @for (sum of costs.items; track sum.key) {
                <tr>
                  <td data-label="">
                    @switch (by()) {
                      @case ('agent') {
                        @if (catalog.agent(sum.key); as agent) {
                          <a [routerLink]="['/agents', sum.key]">{{ agent.name }}</a>
                        } @else {
                          {{ words(sum.key) }}
                        }
                      }
                      @case ('pipeline') {
                        @if (sum.name) {
                          <a [routerLink]="['/pipelines', sum.key]">{{ sum.name }}</a>
                        } @else {
                          <span class="muted">A deleted pipeline</span>
                        }
                      }
                      @case ('mode') {
                        <k-mode [mode]="sum.key" />
                      }
                      @default {
                        @if (sum.key === 'rules') {
                          <span>No model: rental of agents</span>
                        } @else {
                          <span class="mono">{{ sum.key }}</span>
                        }
                      }
                    }
                  </td>
                  <td class="number" data-label="Rental">{{ money(sum.rental) }}</td>
                  <td class="number" data-label="Tokens">{{ money(sum.tokens) }}</td>
                  @if (all().calls > 0) {
                    <td class="number" data-label="Paid data">{{ money(sum.api_calls) }}</td>
                  }
                  <td class="number" data-label="Tokens used">{{ count(sum.tokens_used) }}</td>
                  <td class="number strong" data-label="Total">{{ money(sum.amount) }}</td>
                  <td class="share" data-label="Share">
                    <span class="with-bar">
                      <k-stacked-bar
                        [segments]="[{ value: share(sum), tone: 'accent' }]"
                        [whole]="100"
                        [label]="percent(share(sum)) + ' of all'"
                      />
                      <span class="numbers" aria-hidden="true">{{ percent(share(sum)) }}</span>
                    </span>
                  </td>
                </tr>
              }
            </tbody>
            @if (costs.items.length > 1) {
              <tfoot>
                <tr>
                  <th scope="row">All</th>
                  <td class="number" data-label="Rental">{{ money(all().rental) }}</td>
                  <td class="number" data-label="Tokens">{{ money(all().tokens) }}</td>
                  @if (all().calls > 0) {
                    <td class="number" data-label="Paid data">{{ money(all().calls) }}</td>
                  }
                  <td class="number" data-label="Tokens used">{{ count(all().used) }}</td>
                  <td class="number strong" data-label="Total">{{ money(costs.total) }}</td>
                  <td class="share"></td>
                </tr>
              </tfoot>
            }
          </table>
        </div>
        @if (all().commission > 0) {
          <p class="note muted">
            Beside this, brokers took {{ money(all().commission) }} of commission. That is part of what trades have
            earned, and of no budget.
          </p>
        }
      } @else {
        <p class="none muted">Nothing was spent in these days.</p>
      }
    } @else if (!sums.problem()) {
      <k-waiting />
    }
  `,
  styles: `
    .tabs {
      padding: 0 8px;
    }
    .share {
      width: 200px;
    }
    .with-bar {
      display: grid;
      grid-template-columns: minmax(40px, 1fr) 52px;
      align-items: center;
      gap: 8px;
    }
    .with-bar .numbers {
      text-align: right;
    }
    tfoot th,
    tfoot td {
      border-top: 1px solid var(--line);
      border-bottom: 0;
    }
    .none {
      padding: 16px;
    }
    .note {
      padding: 8px 16px 12px;
      border-top: 1px solid var(--line);
      font-size: 12px;
    }
    @media (max-width: 720px) {
      .share {
        width: auto;
      }
      tfoot {
        display: none;
      }
    }
  `,
})
export class CostBreakdown {
  private readonly api = inject(Api);
  protected readonly catalog = inject(Catalog);
  readonly asked = input.required<Question>();
  readonly by = input.required<Way>();
  protected readonly ways = WAYS;
  protected readonly sums = loading(
    () => ({ by: this.by(), ...this.asked() }),
    ({ by, from, to }) => this.api.costs({ by, from, to }),
  );
  protected readonly one = computed(() => WAYS.find(({ id }) => id === this.by())?.one ?? '');
  protected readonly all = computed(() => {
    const items = this.sums.value()?.items ?? [];
    const sum = (of: (one: CostSum) => string | number) =>
      items.reduce((all, one) => all + (numberOf(of(one)) ?? 0), 0);
    return {
      calls: sum((one) => one.api_calls),
      commission: sum((one) => one.commission),
      rental: sum((one) => one.rental),
      tokens: sum((one) => one.tokens),
      used: sum((one) => one.tokens_used),
    };
  });
  protected readonly count = count;
  protected readonly money = money;
  protected readonly percent = percent;
  protected readonly words = words;

  constructor() {
    onEvents(COSTLY, () => this.sums.reload(), 1500);
  }

  protected share(sum: CostSum): number {
    const total = numberOf(this.sums.value()?.total) ?? 0;
    return total > 0 ? ((numberOf(sum.amount) ?? 0) / total) * 100 : 0;
  }
}
