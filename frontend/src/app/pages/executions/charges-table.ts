import { Component, computed, inject, input } from '@angular/core';
import { RunCosts } from '../../api/costs-model';
import { Execution } from '../../api/model';
import { Catalog } from '../../core/catalog';
import { count, money, words } from '../../format/format';
import { faceOf } from '../../runs/faces';
import { Ago } from '../../ui/numbers';

/** What a run was charged, row by row of the ledger, and what it was expected to cost. */
@Component({
  selector: 'k-charges',
  imports: [Ago],
  template: `
    @if (costs().estimate; as expected) {
      <p class="note muted">
        Expected when it began: {{ money(expected.expected) }}{{ between() }}, with
        {{ expected.confidence }} confidence.
      </p>
    }
    @if (costs().items.length) {
      <div class="table-wrap" tabindex="0" role="group" aria-label="Charges">
        <table class="table stacked">
          <thead>
            <tr>
              <th scope="col">Agent</th>
              <th scope="col">For</th>
              <th scope="col" class="number">Tokens in, cached, out</th>
              <th scope="col" class="number">Amount</th>
              <th scope="col">When</th>
            </tr>
          </thead>
          <tbody>
            @for (one of costs().items; track $index) {
              <tr>
                <td data-label="">{{ name(one.node) }}</td>
                <td data-label="For">
                  {{ one.sentence || words(one.kind) }}
                  @if (one.kind === 'commission') {
                    <span class="muted">Part of the trade's result, not of the sum.</span>
                  }
                  @if (one.estimated) {
                    <span class="warn-text">Estimated.</span>
                  }
                </td>
                <td class="number" data-label="Tokens in, cached, out">
                  @if (one.input_tokens !== null) {
                    {{ count(one.input_tokens) }}, {{ count(one.cached_input_tokens) }},
                    {{ count(one.output_tokens) }}
                  }
                </td>
                <td class="number strong" data-label="Amount">{{ money(one.amount) }}</td>
                <td data-label="When"><k-ago [at]="one.at" /></td>
              </tr>
            }
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colspan="3">All</th>
              <td class="number strong" data-label="All">{{ money(costs().total) }}</td>
              <td></td>
            </tr>
          </tfoot>
        </table>
      </div>
    } @else {
      <p class="note muted">{{ nothing() }}</p>
    }
  `,
  styles: `
    .note {
      padding: 10px 16px;
      font-size: 12px;
    }
    tfoot th,
    tfoot td {
      border-bottom: 0;
    }
    @media (max-width: 720px) {
      tfoot th,
      tfoot td:last-child {
        display: none;
      }
    }
  `,
})
export class ChargesTable {
  private readonly catalog = inject(Catalog);
  readonly execution = input.required<Execution>();
  readonly costs = input.required<RunCosts>();
  protected readonly nothing = computed(() =>
    this.execution().backtest_id
      ? 'A backtest pays no rental and buys nothing from models: it runs on recordings.'
      : 'Nothing was charged: agents without a price have run, or none yet. Waiting is free.',
  );
  protected readonly between = computed(() => {
    const estimate = this.costs().estimate;
    const [low, high] = [money(estimate?.low), money(estimate?.high)];
    return low === high ? '' : `, between ${low} and ${high}`;
  });
  protected readonly count = count;
  protected readonly money = money;
  protected readonly words = words;

  protected name(node: string): string {
    return faceOf(this.catalog, this.execution(), node).name;
  }
}
