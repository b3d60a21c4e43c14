import { BudgetLine, CostEstimate } from '../api/builder-model';
import { money } from '../format/format';

/** The line of the budget that is nearest to its limit, or farthest beyond it. */
export function tightest(lines: readonly BudgetLine[]): BudgetLine | undefined {
  return lines.reduce<BudgetLine | undefined>(
    (most, line) => (most && most.percent >= line.percent ? most : line),
    undefined,
  );
}

const WHOSE = { user: 'your', pipeline: 'its' };
const OFTEN = { day: 'daily', month: 'monthly' };

/** `$0.021 a run · $0.17 to $0.25 a day`, and how much of the tightest budget that takes. */
export function inBrief({ per_execution, per_day, budget, unknown }: CostEstimate): string {
  const run = money(per_execution.expected);
  const [low, high] = [money(per_day.low), money(per_day.high)];
  const line = tightest(budget);
  return [
    `${run}${unknown.length ? ' and more' : ''} a run`,
    `${low === high ? low : `${low} to ${high}`} a day`,
    ...(line ? [`${line.percent} % of ${WHOSE[line.scope]} ${OFTEN[line.period]} budget`] : []),
  ].join(' · ');
}
