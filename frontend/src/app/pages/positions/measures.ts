import { Position, same } from '../../api/model';
import { numberOf } from '../../format/format';

const signOf = (position: Position) => (same(position.side, 'sell', 'short') ? -1 : 1);

/** The unrealized result in percent of what the remaining quantity cost. */
export function resultPercent(position: Position): number | undefined {
  const entry = numberOf(position.entry);
  const price = numberOf(position.price);
  if (!entry || price === undefined || position.unrealized === null) return undefined;
  return ((price - entry) / entry) * 100 * signOf(position);
}

/** How far the price may still go against the position before its stop, in percent of the price; negative beyond it. */
export function stopDistancePercent(position: Position): number | undefined {
  const price = numberOf(position.price);
  const stop = numberOf(position.stop);
  if (!price || stop === undefined) return undefined;
  return ((price - stop) / price) * 100 * signOf(position);
}

/** Money lost, from the present price, if the stop is hit now. */
export function openRisk(position: Position): number {
  const price = numberOf(position.price);
  const stop = numberOf(position.stop);
  const remaining = numberOf(position.remaining);
  if (price === undefined || stop === undefined || remaining === undefined) return 0;
  return Math.max(0, (price - stop) * signOf(position)) * Math.abs(remaining);
}

/** What the position is worth at its last price; undefined while there is none. */
export function valueOf(position: Position): number | undefined {
  const price = numberOf(position.price);
  const remaining = numberOf(position.remaining);
  return price === undefined || remaining === undefined ? undefined : Math.abs(price * remaining);
}

export type Protection = 'yes' | 'no' | 'unknown' | 'nothing held';

/** Whether stops rest at the broker for all that is held. */
export function protectionOf(position: Position): Protection {
  if (position.protected === true) return 'yes';
  if (position.protected === false) return 'no';
  return (numberOf(position.remaining) ?? 0) === 0 ? 'nothing held' : 'unknown';
}

/** What must be looked at now, as a sentence; undefined if nothing. */
export function alarmOf(position: Position): string | undefined {
  if (position.attention) return position.attention;
  if (position.protected !== false || !same(position.state, 'open')) return undefined;
  return 'No stop rests at the broker for it.';
}

/** By how much they matter. */
const MODES = ['live', 'paper', 'simulation', 'validation'];

/** Sums of the unrealized results, kept apart by trading mode: real money never adds up with simulated money. */
export function totals(positions: Position[]): { mode: string; count: number; unrealized: number }[] {
  const byMode = new Map<string, { mode: string; count: number; unrealized: number }>();
  for (const position of positions) {
    const mode = position.trading_mode.toLowerCase();
    const total = byMode.get(mode) ?? { mode, count: 0, unrealized: 0 };
    total.count++;
    total.unrealized += numberOf(position.unrealized) ?? 0;
    byMode.set(mode, total);
  }
  return [...byMode.values()].sort((a, b) => MODES.indexOf(a.mode) - MODES.indexOf(b.mode));
}

/** Those of the mode that matters most, real money before all. */
export function ofLeadingMode<T extends { trading_mode: string }>(things: T[]): T[] {
  const mode = MODES.find((one) => things.some((thing) => same(thing.trading_mode, one)));
  return mode === undefined ? things : things.filter((thing) => same(thing.trading_mode, mode));
}
