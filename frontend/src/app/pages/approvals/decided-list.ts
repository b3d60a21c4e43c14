import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Api } from '../../api/api';
import { onEvents } from '../../core/live';
import { paged } from '../../core/paged';
import { MoneyPipe, PricePipe, QuantityPipe } from '../../format/pipes';
import { ModeBadge, Side, Status } from '../../ui/badges';
import { Ago } from '../../ui/numbers';
import { Empty, ProblemNotice, Waiting } from '../../ui/notices';

/** What was answered to earlier questions, by whom and why. */
@Component({
  selector: 'k-decided-list',
  imports: [
    Ago,
    Empty,
    ModeBadge,
    MoneyPipe,
    PricePipe,
    ProblemNotice,
    QuantityPipe,
    RouterLink,
    Side,
    Status,
    Waiting,
  ],
  template: `
    <k-problem [problem]="list.problem()">
      <button class="button small" type="button" (click)="list.reload()">Try again</button>
    </k-problem>
    @if (list.items(); as items) {
      @if (items.length) {
        <div class="table-wrap" tabindex="0" role="group" aria-label="Decided approvals">
          <table class="table stacked">
            <thead>
              <tr>
                <th>Asked</th>
                <th>Symbol</th>
                <th>Side</th>
                <th class="number">Quantity</th>
                <th class="number">Entry</th>
                <th class="number">Stop</th>
                <th class="number">Risk</th>
                <th>Answer</th>
                <th>By</th>
                <th>Why</th>
                <th>Pipeline</th>
              </tr>
            </thead>
            <tbody>
              @for (one of items; track one.id) {
                <tr>
                  <td class="tight" data-label="Asked"><k-ago [at]="one.asked_at" /></td>
                  <td data-label="Symbol">
                    <a class="strong" [routerLink]="['/executions', one.execution_id]">{{ one.symbol }}</a>
                  </td>
                  <td data-label="Side"><k-side [of]="one.side" /></td>
                  <td class="number" data-label="Quantity">{{ one.quantity | quantity }}</td>
                  <td class="number" data-label="Entry">{{ one.entry | price }}</td>
                  <td class="number" data-label="Stop">{{ one.stop | price }}</td>
                  <td class="number" data-label="Risk">{{ one.risk | money }}</td>
                  <td data-label="Answer"><k-status [of]="one.status" /></td>
                  <td data-label="By">{{ one.decided_by ?? 'Nobody in time' }}</td>
                  <td data-label="Why">{{ one.reason ?? '–' }}</td>
                  <td data-label="Pipeline">
                    <a [routerLink]="['/pipelines', one.pipeline_id]">{{ one.pipeline_name }}</a>
                    <k-mode [mode]="one.trading_mode" />
                  </td>
                </tr>
              }
            </tbody>
          </table>
        </div>
        @if (list.hasMore()) {
          <p class="more"><button class="button small" type="button" (click)="list.more()">Show more</button></p>
        }
      } @else {
        <k-empty icon="history" sentence="Nothing is decided yet. What you answer is kept here with its reason." />
      }
    } @else if (!list.problem()) {
      <k-waiting />
    }
  `,
  styles: `
    :host {
      display: block;
    }
    .more {
      padding: 8px;
      text-align: center;
    }
    k-mode {
      margin-left: 6px;
    }
  `,
})
export class DecidedList {
  private readonly api = inject(Api);
  protected readonly list = paged(
    () => true,
    (_, after) => this.api.approvals({ status: 'decided', after }),
  );

  constructor() {
    onEvents(
      (event) => /^(notification|approval)/.test(event.type),
      () => this.list.reload(),
      1000,
    );
  }
}
