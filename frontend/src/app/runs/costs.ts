import { Charge, RunCosts } from '../api/costs-model';
import { money, numberOf, percent } from '../format/format';

/** What an agent has cost in a run, all its tries together. */
export interface NodeCost {
  rental: number;
  tokens: number;
  total: number;
}

/** What each agent has cost so far, by its node; commission is part of the trades' results. */
export function costsByNode(charges: readonly Charge[]): ReadonlyMap<string, NodeCost> {
  const costs = new Map<string, NodeCost>();
  for (const { node, kind, amount } of charges) {
    if (kind === 'commission') continue;
    const cost = costs.get(node) ?? { rental: 0, tokens: 0, total: 0 };
    const paid = numberOf(amount) ?? 0;
    if (kind === 'rental') cost.rental += paid;
    if (kind === 'tokens') cost.tokens += paid;
    costs.set(node, { ...cost, total: cost.total + paid });
  }
  return costs;
}

/** `$0.031`, with its parts where there are two. */
export function inParts({ rental, tokens, total }: NodeCost): string {
  return rental > 0 && tokens > 0 ? `${money(total)}: rental ${money(rental)}, tokens ${money(tokens)}` : money(total);
}

/** `Cost $0.031 of about $0.040` while it runs; afterwards how far off the estimate was. */
export function costInWords({ total, estimate }: RunCosts, over: boolean): string {
  if (!estimate) return `Cost ${money(total)}`;
  if (!over) return `Cost ${money(total)} of about ${money(estimate.expected)}`;
  const off = estimate.error_percent === null ? '' : ` (${percent(estimate.error_percent, true)})`;
  return `Cost ${money(total)}, expected ${money(estimate.expected)}${off}`;
}
