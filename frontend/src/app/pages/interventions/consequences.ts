import { Position } from '../../api/model';
import { OrderRecord } from '../../api/trading-model';
import { money, plural, quantity } from '../../format/format';
import { valueOf } from '../positions/measures';

export interface Scope {
  pipeline_id: string | null;
  pipeline_name: string | null;
}

export interface Consequences {
  /** What happens, one sentence each. */
  sentences: string[];
  /** How many positions are closed. */
  closes: number;
  /** The button, a verb first. */
  action: string;
}

const LISTED = 6;

/** What a halt does, counted from what is open now; undefined counts are not known yet. */
export function consequences(
  scope: Scope,
  flatten: boolean,
  positions: Position[] | undefined,
  entries: { items: OrderRecord[]; more: boolean } | undefined,
  already = false,
): Consequences {
  const mine = (thing: { pipeline_id: string }) =>
    scope.pipeline_id === null || thing.pipeline_id === scope.pipeline_id;
  const who = scope.pipeline_id === null ? 'any pipeline' : (scope.pipeline_name ?? 'this pipeline');
  const open = positions?.filter(mine);
  const working = entries?.items.filter(mine).length;
  const closes = flatten ? (open?.length ?? 0) : 0;
  const many = entries?.more === true;
  const count = working === undefined ? 'All' : many ? `${working} or more` : String(working);
  const gate = already
    ? 'It is halted already: no entry passes. Closing what is open can still be added.'
    : `From now on no entry of ${who} passes; exits always do.`;
  const cancelled =
    working === 0 && !many
      ? 'No entry order is working, so none is cancelled.'
      : `${count} working ${working === 1 && !many ? 'entry order is' : 'entry orders are'} cancelled.`;
  return {
    sentences: [gate, cancelled, closed(flatten, open)],
    closes,
    action: label(scope, closes),
  };
}

function label(scope: Scope, closes: number): string {
  const halt = scope.pipeline_id === null ? 'Halt the account' : 'Halt the pipeline';
  return closes ? `${halt} and close ${plural(closes, 'position')}` : halt;
}

function closed(flatten: boolean, open: Position[] | undefined): string {
  if (!flatten) {
    if (open?.length === 0) return 'Nothing is open.';
    const count = open ? plural(open.length, 'open position') : 'Open positions';
    return `${count} ${open?.length === 1 ? 'keeps its' : 'keep their'} stops and targets at the broker.`;
  }
  if (!open) return 'All its open positions are closed at market.';
  if (!open.length) return 'Nothing is open, so nothing is closed.';
  const names = open.slice(0, LISTED).map((position) => `${quantity(position.remaining)} ${position.symbol}`);
  const rest = open.length > LISTED ? ` and ${open.length - LISTED} more` : '';
  const value = open.reduce((sum, position) => sum + (valueOf(position) ?? 0), 0);
  const are = open.length === 1 ? 'is' : 'are';
  return `${plural(open.length, 'position')} ${are} closed at market, about ${money(value)}: ${names.join(', ')}${rest}.`;
}
