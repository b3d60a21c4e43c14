import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Api } from '../../api/api';
import { onEvents } from '../../core/live';
import { paged } from '../../core/paged';
import { duration, millisOf } from '../../format/format';
import { Trade } from '../../api/model';
import { PricePipe, QuantityPipe, WordsPipe } from '../../format/pipes';
import { Side } from '../../ui/badges';
import { Ago, Gain } from '../../ui/numbers';
import { Empty, ProblemNotice, Waiting } from '../../ui/notices';

/** Closed trades, newest first, each leading to the run that made it. */
@Component({
  selector: 'k-trade-list',
  imports: [Ago, Empty, Gain, PricePipe, ProblemNotice, QuantityPipe, RouterLink, Side, Waiting, WordsPipe],
  template: `
    <k-problem [problem]="trades.problem()" />
    @if (trades.items(); as items) {
      @if (items.length) {
        <div class="table-wrap">
          <table class="table stacked">
            <thead>
              <tr>
                <th>Closed</th>
                <th>Symbol</th>
                <th>Side</th>
                <th class="number">Quantity</th>
                <th class="number">Entry</th>
                <th class="number">Exit</th>
                <th class="number">Profit</th>
                <th class="number">R multiple</th>
                <th class="number">Held</th>
                <th>Exit by</th>
                <th><span class="unseen">Run</span></th>
              </tr>
            </thead>
            <tbody>
              @for (trade of items; track trade.id) {
                <tr>
                  <td class="tight" data-label="Closed"><k-ago [at]="trade.closed_at" /></td>
                  <td class="strong" data-label="Symbol">{{ trade.symbol }}</td>
                  <td data-label="Side"><k-side [of]="trade.side" [position]="true" /></td>
                  <td class="number" data-label="Quantity">{{ trade.quantity | quantity }}</td>
                  <td class="number" data-label="Entry">{{ trade.entry | price }}</td>
                  <td class="number" data-label="Exit">{{ trade.exit | price }}</td>
                  <td class="number" data-label="Profit"><k-gain [value]="trade.profit" /></td>
                  <td class="number" data-label="R multiple"><k-gain unit="r" [value]="trade.r_multiple" /></td>
                  <td class="number" data-label="Held">{{ held(trade) }}</td>
                  <td data-label="Exit by">{{ trade.exit_reason | words }}</td>
                  <td class="tight" data-label="">
                    <a
                      [routerLink]="['/executions', trade.execution_id]"
                      [attr.aria-label]="'Open the run that traded ' + trade.symbol"
                      >Open the run</a
                    >
                  </td>
                </tr>
              }
            </tbody>
          </table>
        </div>
        @if (trades.hasMore()) {
          <p class="more"><button class="button small" type="button" (click)="trades.more()">Show more</button></p>
        }
      } @else {
        <k-empty icon="history" [sentence]="nothing()" />
      }
    } @else if (!trades.problem()) {
      <k-waiting />
    }
  `,
  styles: `
    .more {
      padding: 8px;
      text-align: center;
    }
  `,
})
export class TradeList {
  private readonly api = inject(Api);
  readonly pipeline = input<string>();
  readonly backtest = input<string>();
  private readonly question = computed(() => ({ pipeline_id: this.pipeline(), backtest_id: this.backtest() }));
  protected readonly trades = paged(
    () => this.question(),
    (query, after) => this.api.trades({ ...query, after }),
  );
  protected readonly nothing = computed(() =>
    this.backtest()
      ? 'This backtest closed no trade.'
      : 'No trade is closed yet. Each one appears here with its result.',
  );

  constructor() {
    onEvents(
      (event) => this.backtest() === undefined && /^(trade|position|execution_completed)/.test(event.type),
      () => this.trades.reload(),
      1000,
    );
  }

  protected held(trade: Trade): string {
    const from = millisOf(trade.opened_at);
    const to = millisOf(trade.closed_at);
    return from === undefined || to === undefined ? '–' : duration(to - from);
  }
}
