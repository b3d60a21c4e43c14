import { same } from '../../api/model';
import { Approval } from '../../api/trading-model';
import { Decimal, decimal, numberOf } from '../../format/format';

/** Whether its market keeps our time; a simulated one has a clock of its own, which only the server knows. */
export function inOurTime(approval: Approval): boolean {
  return same(approval.trading_mode, 'live', 'paper');
}

/** Milliseconds until silence means no; 0 when it is over. */
export function timeLeft(approval: Approval, now: number): number {
  return Math.max(0, Date.parse(approval.until) - now);
}

/** A countdown with seconds: `14:05`, `1:02:03`. */
export function countdown(millis: number): string {
  const seconds = Math.ceil(millis / 1000);
  const pad = (number: number) => String(number).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  return hours ? `${hours}:${pad(minutes)}:${pad(seconds % 60)}` : `${minutes}:${pad(seconds % 60)}`;
}

/** Reward over risk of a target, both from the entry: `1.5`; undefined without stop or target. */
export function rewardRisk(approval: Approval, target: Decimal): string | undefined {
  const entry = numberOf(approval.entry);
  const stop = numberOf(approval.stop);
  const end = numberOf(target);
  if (entry === undefined || stop === undefined || end === undefined || entry === stop) return undefined;
  return decimal((end - entry) / (entry - stop), 2, 1);
}

/** What the entry would cost, or bring for a short, at its planned price. */
export function cost(approval: Approval): number | undefined {
  const entry = numberOf(approval.entry);
  const quantity = numberOf(approval.quantity);
  return entry === undefined || quantity === undefined ? undefined : Math.abs(entry * quantity);
}

export function verb(approval: Approval): string {
  return same(approval.side, 'sell', 'short') ? 'Sell short' : 'Buy';
}
