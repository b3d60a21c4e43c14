import { Allocation, BudgetUsage } from '../api/costs-model';
import { numberOf } from '../format/format';
import { Segment } from '../ui/stacked-bar';

/** What is gone of a limit and what steps that run now may take of it. */
export interface Gone {
  limit: number | undefined;
  spent: number;
  reserved: number;
  /** In percent of the limit; undefined without one. */
  percent: number | undefined;
  level: 'ok' | 'warn' | 'error';
}

const WARN = 75;

export function goneOf({ limit, spent, reserved }: BudgetUsage): Gone {
  const most = numberOf(limit);
  const gone = { limit: most, spent: numberOf(spent) ?? 0, reserved: numberOf(reserved) ?? 0 };
  if (most === undefined) return { ...gone, percent: undefined, level: 'ok' };
  const taken = gone.spent + gone.reserved;
  const percent = most > 0 ? (taken / most) * 100 : 100;
  return { ...gone, percent, level: percent >= 100 ? 'error' : percent >= WARN ? 'warn' : 'ok' };
}

/** Spent and reserved as parts of a bar. */
export function spentSegments({ spent, reserved, level }: Gone): Segment[] {
  const tone = level === 'error' ? 'danger' : level === 'warn' ? 'warn' : 'accent';
  return [
    { value: spent, tone },
    { value: reserved, tone, hatched: true },
  ];
}

/** Colours that can be told apart beside each other, used again when there are more pipelines. */
const TONES = ['accent', 'trigger', 'data', 'risk', 'execution', 'reporting'];

export interface Share {
  id: string;
  name: string;
  given: number;
  gone: Gone;
  tone: string;
}

/** What each pipeline has been given for a day or a month; those without a limit for it are left out. */
export function sharesOf(allocations: Allocation[], period: 'day' | 'month'): Share[] {
  return allocations
    .map((one, i) => ({ one, gone: goneOf(one[period]), tone: TONES[i % TONES.length] ?? 'accent' }))
    .flatMap(({ one, gone, tone }) =>
      gone.limit === undefined ? [] : [{ id: one.pipeline_id, name: one.pipeline_name, given: gone.limit, gone, tone }],
    );
}
