import { Injectable, inject } from '@angular/core';
import { Api } from '../../api/api';
import { Position } from '../../api/model';
import { money, numberOf, plural, quantity } from '../../format/format';
import { Confirm } from '../../ui/confirm';
import { Toasts } from '../../ui/toasts';
import { valueOf } from './measures';

const REASONS = ['Taking the profit', 'Cutting the loss', 'News', 'No longer my plan'];

/** Closing by hand, from every page that shows positions. Each is true if the close was asked for. */
@Injectable({ providedIn: 'root' })
export class Closing {
  private readonly api = inject(Api);
  private readonly confirm = inject(Confirm);
  private readonly toasts = inject(Toasts);

  async one(position: Position): Promise<boolean> {
    const amount = quantity(position.remaining);
    const value = valueOf(position);
    const about = value === undefined ? '' : `, about ${money(value)}`;
    const result = numberOf(position.unrealized);
    const outcome = result === undefined ? '' : ` At the present price this takes ${money(result, true)}.`;
    const done = await this.confirm.ask({
      title: `Close ${amount} ${position.symbol} at market${about}?`,
      text: `${position.pipeline_name} closes its whole position at the next price and cancels its stop and targets.${outcome} The run ends when the broker says that nothing is left.`,
      action: `Close ${amount} ${position.symbol}`,
      dangerous: true,
      reasons: REASONS,
      act: (reason, key) => this.api.close(position.symbol, { pipeline_id: position.pipeline_id, reason }, key),
    });
    if (done) this.toasts.say(`Asked to close ${amount} ${position.symbol}. It is done when the broker says so.`);
    return done;
  }

  async all(open: Position[]): Promise<boolean> {
    const names = open.map((position) => position.symbol).join(', ');
    let requested = 0;
    const done = await this.confirm.ask({
      title: `Close all ${plural(open.length, 'position')} at market?`,
      text: `This closes ${names}, whichever pipeline holds them, and cancels their stops and targets. The pipelines themselves go on: halt them if they should not trade again.`,
      action: 'Close all',
      dangerous: true,
      type: 'close all',
      reasons: ['Risk off', 'News', 'End of the day'],
      act: async (reason, key) => (requested = (await this.api.closeAll(reason, key)).requested),
    });
    if (done) this.toasts.say(`Asked to close ${plural(requested, 'position')}. It is done when the broker says so.`);
    return done;
  }
}
