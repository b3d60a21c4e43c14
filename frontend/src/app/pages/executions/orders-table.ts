import { Component, computed, input } from '@angular/core';
import { Order } from '../../api/model';
import { PricePipe, QuantityPipe, WordsPipe } from '../../format/pipes';
import { Side, Status } from '../../ui/badges';
import { Ago } from '../../ui/numbers';

/** Orders with their legs beneath them. */
@Component({
  selector: 'k-orders',
  imports: [Ago, PricePipe, QuantityPipe, Side, Status, WordsPipe],
  template: `
    <header><h2>Orders</h2></header>
    <div class="table-wrap" tabindex="0" role="group" aria-label="Orders">
      <table class="table stacked">
        <thead>
          <tr>
            <th>Role</th>
            <th>Side</th>
            <th>Type</th>
            <th class="number">Quantity</th>
            <th class="number">Filled</th>
            <th class="number">Limit</th>
            <th class="number">Stop</th>
            <th class="number">Average price</th>
            <th>Status</th>
            <th>Updated</th>
          </tr>
        </thead>
        <tbody>
          @for (row of rows(); track row.order.client_id) {
            <tr [attr.title]="row.order.reason">
              <td class="tight" data-label="Role" [style.padding-left.px]="16 + row.depth * 16">
                {{ row.order.role | words }} {{ row.order.symbol }}
              </td>
              <td data-label="Side"><k-side [of]="row.order.side" /></td>
              <td data-label="Type">{{ row.order.type | words }}</td>
              <td class="number" data-label="Quantity">{{ row.order.quantity | quantity }}</td>
              <td class="number" data-label="Filled">{{ row.order.filled | quantity }}</td>
              <td class="number" data-label="Limit">{{ row.order.limit | price }}</td>
              <td class="number" data-label="Stop">{{ row.order.stop | price }}</td>
              <td class="number" data-label="Average price">{{ row.order.average_price | price }}</td>
              <td data-label="Status"><k-status [of]="row.order.status" /></td>
              <td data-label="Updated"><k-ago [at]="row.order.updated" /></td>
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  styles: `
    :host > header {
      display: flex;
      align-items: center;
      min-height: 44px;
      padding: 6px 16px;
      border-bottom: 1px solid var(--line);
    }
  `,
})
export class OrdersTable {
  readonly orders = input.required<Order[]>();
  protected readonly rows = computed(() => this.orders().flatMap((order) => withLegs(order, 0)));
}

function withLegs(order: Order, depth: number): { order: Order; depth: number }[] {
  return [{ order, depth }, ...(order.legs ?? []).flatMap((leg) => withLegs(leg, depth + 1))];
}
