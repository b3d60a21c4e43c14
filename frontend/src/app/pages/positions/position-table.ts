import { Component, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Api } from '../../api/api';
import { Position, same } from '../../api/model';
import { money, numberOf, quantity } from '../../format/format';
import { PricePipe, QuantityPipe } from '../../format/pipes';
import { ModeBadge, Side } from '../../ui/badges';
import { Confirm } from '../../ui/confirm';
import { Icon } from '../../ui/icon';
import { Ago, Gain } from '../../ui/numbers';
import { RangeBar } from '../../ui/range-bar';
import { Toasts } from '../../ui/toasts';

/** Open positions, each with the button that closes it. */
@Component({
  selector: 'k-position-table',
  imports: [Ago, Gain, Icon, ModeBadge, PricePipe, QuantityPipe, RangeBar, RouterLink, Side],
  templateUrl: './position-table.html',
  styles: `
    .protection {
      display: inline-flex;
      align-items: center;
      gap: 4px;
    }
    .protection k-icon {
      color: var(--gain);
    }
    .naked,
    .naked k-icon {
      color: var(--danger);
      font-weight: 600;
    }
    .name {
      display: inline-flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px 8px;
    }
    @media (max-width: 720px) {
      .button {
        width: 100%;
      }
    }
  `,
})
export class PositionTable {
  private readonly api = inject(Api);
  private readonly confirm = inject(Confirm);
  private readonly toasts = inject(Toasts);
  readonly positions = input.required<Position[]>();
  readonly changed = output();
  protected readonly same = same;

  protected async close(position: Position): Promise<void> {
    const amount = quantity(position.remaining);
    const value = Math.abs((numberOf(position.price) ?? NaN) * (numberOf(position.remaining) ?? NaN));
    const about = Number.isFinite(value) ? `, about ${money(value)}` : '';
    const result = numberOf(position.unrealized);
    const outcome = result === undefined ? '' : ` At the present price this takes ${money(result, true)}.`;
    const done = await this.confirm.ask({
      title: `Close ${amount} ${position.symbol} at market${about}?`,
      text: `${position.pipeline_name} closes the whole position at the next price and cancels its stop and targets.${outcome} The run ends when the broker says that nothing is left.`,
      action: `Close ${amount} ${position.symbol}`,
      dangerous: true,
      act: () => this.api.close(position.symbol, { pipeline_id: position.pipeline_id, reason: 'Closed by hand.' }),
    });
    if (!done) return;
    this.toasts.say(`Asked to close ${amount} ${position.symbol}. It is done when the broker says so.`);
    this.changed.emit();
  }
}
