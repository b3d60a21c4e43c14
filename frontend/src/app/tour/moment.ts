import { Trade } from '../api/model';
import { millisOf } from '../format/format';

/** Where in the invented market a run begins and how fast its time goes, so that a trade comes soon and is soon over. */
export interface Moment {
  start: string;
  /** Market seconds per second. */
  speed: number;
}

const MINUTE = 60_000;
/** What came before the entry, so that one sees the trigger wait. */
const LEAD = 18 * MINUTE;
/** About so long a trade may take to watch, in seconds. */
const WATCH = 30;
const SHORTEST = 20 * MINUTE;
const LONGEST = 150 * MINUTE;

/**
 * The moment before one of these trades that can be watched from beginning to end. One whose target was reached shows
 * most of what a position can do, so it is preferred; undefined if none is of a length to watch.
 */
export function momentOf(trades: Trade[]): Moment | undefined {
  const watchable = trades
    .map((trade) => ({ trade, from: millisOf(trade.opened_at) ?? 0, length: lengthOf(trade) }))
    .filter(({ length }) => length >= SHORTEST && length <= LONGEST)
    .sort((a, b) => a.from - b.from);
  const chosen = watchable.find(({ trade }) => trade.exit_reason.startsWith('target')) ?? watchable[0];
  if (!chosen) return undefined;
  const speed = Math.ceil(chosen.length / 1000 / WATCH / 60) * 60;
  return { start: new Date(chosen.from - LEAD).toISOString(), speed: Math.min(240, Math.max(120, speed)) };
}

function lengthOf(trade: Trade): number {
  return (millisOf(trade.closed_at) ?? 0) - (millisOf(trade.opened_at) ?? 0);
}
