import { Component, DestroyRef, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Api } from '../../api/api';
import { Holding } from '../../api/trading-model';
import { onEvents } from '../../core/live';
import { loading } from '../../core/loading';
import { Refresh } from '../../core/refresh';
import { numberOf } from '../../format/format';
import { MoneyPipe, PricePipe, QuantityPipe } from '../../format/pipes';
import { Side } from '../../ui/badges';
import { Icon } from '../../ui/icon';
import { Gain } from '../../ui/numbers';
import { ProblemNotice, Waiting } from '../../ui/notices';

/** What the brokers say is held, and whose it is: of pipelines, or the trader's own, which Kuber never touches. */
@Component({
  selector: 'k-holdings',
  imports: [Gain, Icon, MoneyPipe, PricePipe, ProblemNotice, QuantityPipe, RouterLink, Side, Waiting],
  template: `
    <header>
      <h2>At the broker</h2>
      @if (anyOwn()) {
        <span class="muted">Your own part is never closed by a pipeline.</span>
      }
    </header>
    <k-problem [problem]="holdings.problem()">
      <button class="button small" type="button" (click)="holdings.reload()">Ask again</button>
    </k-problem>
    @if (holdings.value(); as held) {
      @for (sentence of held.unavailable; track sentence) {
        <p class="missing"><k-icon name="alert" />{{ sentence }}</p>
      }
      @if (held.items.length) {
        <div class="table-wrap" tabindex="0" role="group" aria-label="Held at the broker">
          <table class="table stacked">
            <thead>
              <tr>
                <th>Symbol</th>
                <th>Where</th>
                <th>Side</th>
                <th class="number">Quantity</th>
                <th class="number">Average price</th>
                <th class="number">Now</th>
                <th class="number">Value</th>
                <th class="number">P&amp;L</th>
                <th>Of pipelines</th>
                <th class="number">Your own</th>
              </tr>
            </thead>
            <tbody>
              @for (holding of held.items; track holding.venue + holding.connection_id + holding.symbol) {
                <tr>
                  <td class="strong" data-label="Symbol">{{ holding.symbol }}</td>
                  <td data-label="Where">{{ holding.venue }}</td>
                  <td data-label="Side"><k-side [of]="holding.side" [position]="true" /></td>
                  <td class="number" data-label="Quantity">{{ holding.quantity | quantity }}</td>
                  <td class="number" data-label="Average price">{{ holding.average_price | price }}</td>
                  <td class="number" data-label="Now">{{ holding.price | price }}</td>
                  <td class="number" data-label="Value">{{ holding.market_value | money }}</td>
                  <td class="number" data-label="P&L"><k-gain [value]="holding.unrealized" /></td>
                  <td data-label="Of pipelines">
                    @for (part of holding.pipelines; track part.pipeline_id; let last = $last) {
                      {{ part.quantity | quantity }}
                      <a [routerLink]="['/pipelines', part.pipeline_id]">{{ part.pipeline_name }}</a>{{
                        last ? '' : ', '
                      }}
                    } @empty {
                      <span class="muted">None</span>
                    }
                  </td>
                  <td class="number" data-label="Your own" [class.strong]="own(holding) > 0">
                    @if (own(holding) < 0) {
                      <span class="danger-text">{{ -own(holding) | quantity }} missing</span>
                    } @else {
                      {{ holding.own_quantity | quantity }}
                    }
                  </td>
                </tr>
              }
            </tbody>
          </table>
        </div>
      } @else if (!held.unavailable.length) {
        <p class="none muted">No broker holds anything for you.</p>
      }
    } @else if (!holdings.problem()) {
      <k-waiting />
    }
  `,
  styles: `
    :host > header {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: 0 12px;
      min-height: 44px;
      padding: 6px 16px;
      border-bottom: 1px solid var(--line);
    }
    .none {
      padding: 16px;
    }
    .missing {
      display: flex;
      align-items: center;
      gap: 8px;
      padding: 8px 16px;
      border-bottom: 1px solid var(--line);
      color: var(--warn);
    }
  `,
})
export class Holdings {
  private readonly api = inject(Api);
  protected readonly holdings = loading(
    () => true,
    () => this.api.holdings(),
  );
  protected readonly anyOwn = computed(() => this.holdings.value()?.items.some((holding) => this.own(holding) > 0));

  constructor() {
    onEvents(
      (event) => /^(position|trade)/.test(event.type),
      () => this.holdings.reload(),
      1000,
    );
    // A broker is asked more rarely than our own records.
    inject(Refresh).every(15_000, () => this.holdings.reload(), inject(DestroyRef));
  }

  /** Below zero when less is held than the pipelines have opened. */
  protected own(holding: Holding): number {
    return numberOf(holding.own_quantity) ?? 0;
  }
}
