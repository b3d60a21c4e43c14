import { BudgetUsage } from '../api/costs-model';
import { goneOf, sharesOf, spentSegments } from './shares';

const usage = (limit: string | null, spent: string, reserved = '0'): BudgetUsage => ({
  starts: '2026-11-01',
  limit,
  spent,
  reserved,
  left: null,
  allocated: null,
  overshoot: null,
});

describe('what is gone of a limit', () => {
  it('is what is spent and what is reserved, and warns before it is all', () => {
    expect(goneOf(usage('5', '1', '0.25'))).toMatchObject({ percent: 25, level: 'ok' });
    expect(goneOf(usage('5', '3.75')).level).toBe('warn');
    expect(goneOf(usage('5', '4.9', '0.1')).level).toBe('error');
    expect(goneOf(usage(null, '3'))).toMatchObject({ percent: undefined, level: 'ok', spent: 3 });
    expect(goneOf(usage('0', '0')).level).toBe('error');
  });

  it('has its reserved part hatched', () => {
    expect(spentSegments(goneOf(usage('5', '1', '0.25')))).toEqual([
      { value: 1, tone: 'accent' },
      { value: 0.25, tone: 'accent', hatched: true },
    ]);
  });
});

it('what pipelines were given leaves out those without a limit for the period, and keeps their colours', () => {
  const given = (id: string, day: string | null, month: string | null) => ({
    pipeline_id: id,
    pipeline_name: id,
    day: usage(day, '0'),
    month: usage(month, '1'),
  });
  const all = [given('a', null, '10'), given('b', '2', '5')];
  expect(sharesOf(all, 'day').map(({ id, given: amount, tone }) => [id, amount, tone])).toEqual([['b', 2, 'trigger']]);
  expect(sharesOf(all, 'month').map(({ id, tone }) => [id, tone])).toEqual([
    ['a', 'accent'],
    ['b', 'trigger'],
  ]);
});
