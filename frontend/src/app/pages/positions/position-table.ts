import { Component, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Position, same } from '../../api/model';
import { numberOf, percent, price } from '../../format/format';
import { PricePipe, QuantityPipe } from '../../format/pipes';
import { ModeBadge, Side } from '../../ui/badges';
import { Icon } from '../../ui/icon';
import { Age, Gain } from '../../ui/numbers';
import { RangeBar } from '../../ui/range-bar';
import { Closing } from './close';
import { alarmOf, protectionOf, resultPercent, stopDistancePercent } from './measures';

/** Open positions, each with the button that closes it. */
@Component({
  selector: 'k-position-table',
  imports: [Age, Gain, Icon, ModeBadge, PricePipe, QuantityPipe, RangeBar, RouterLink, Side],
  templateUrl: './position-table.html',
  styles: `
    @media (min-width: 721px) {
      th:not(:first-child, :last-child),
      td:not(:first-child, :last-child) {
        padding-inline: 8px;
      }
    }
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
    .unsure,
    .unsure k-icon {
      color: var(--warn);
    }
    .alarmed {
      box-shadow: inset 3px 0 var(--danger);
    }
    .name {
      display: inline-flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px 8px;
    }
    .two {
      display: inline-grid;
      gap: 1px;
    }
    @media (max-width: 720px) {
      .button {
        width: 100%;
      }
      .two {
        display: inline-flex;
        flex-wrap: wrap;
        gap: 0 8px;
      }
    }
  `,
})
export class PositionTable {
  private readonly closing = inject(Closing);
  readonly positions = input.required<Position[]>();
  readonly changed = output();
  protected readonly same = same;
  protected readonly alarmOf = alarmOf;
  protected readonly protectionOf = protectionOf;
  protected readonly resultPercent = resultPercent;

  protected away(position: Position): string {
    const distance = stopDistancePercent(position);
    if (distance === undefined) return '';
    return distance < 0 ? `${percent(-distance)} past` : `${percent(distance)} away`;
  }

  protected targets(position: Position): string {
    const both = [position.target1, position.target2].filter((target) => numberOf(target) !== undefined);
    if (!both.length) return '';
    const reached = position.target1_reached ? ', first reached' : '';
    return `${both.map((target) => price(target)).join(' / ')}${reached}`;
  }

  protected async close(position: Position): Promise<void> {
    if (await this.closing.one(position)) this.changed.emit();
  }
}
