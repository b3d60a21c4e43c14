import { BudgetResponse } from '../api/generated/types.gen';
import { limitsOf, requestOf, wrongLimits } from './limits';

const usage = {
  starts: '2026-11-22',
  limit: null,
  spent: '0',
  reserved: '0',
  left: null,
  allocated: null,
  overshoot: null,
};
const budget: BudgetResponse = {
  day: { ...usage, limit: '5.00' },
  month: usage,
  on_exhausted: 'keep_protected',
  alerts: [80],
  currency: 'USD',
};

describe('limits of a budget', () => {
  it('come and go as they are, an empty one as none', () => {
    expect(requestOf(limitsOf(budget))).toEqual({
      day_limit: '5.00',
      month_limit: null,
      on_exhausted: 'keep_protected',
    });
  });

  it('are amounts of dollars or nothing', () => {
    const limits = limitsOf(budget);
    expect(wrongLimits(limits)).toEqual({ day: undefined, month: undefined, any: false });
    expect(wrongLimits({ ...limits, day: ' 2.50 ', month: '0' }).any).toBe(false);
    expect(wrongLimits({ ...limits, month: '-1' }).month).toContain('such as 5 or 2.50');
    expect(wrongLimits({ ...limits, day: '5 dollars' })).toMatchObject({ any: true, month: undefined });
  });
});
