import { CostSum } from '../../api/costs-model';
import { daysOf, linesTo, namedDays } from './days';
import { lastDays, lengthOf, moved, todayAt, wrongPeriod } from './period';

const sum = (key: string, rental: string, tokens: string, amount: string): CostSum => ({
  key,
  name: null,
  amount,
  rental,
  tokens,
  api_calls: '0',
  commission: '0',
  charges: 1,
  tokens_used: 0,
});

describe('the days of a period', () => {
  it('are all there, with nothing where nothing was spent, and those ahead of ours where something was', () => {
    const sums = [sum('2026-11-20', '0.02', '0.01', '0.03'), sum('2026-11-23', '0.5', '0', '0.5')];
    const days = daysOf(sums, { from: '2026-11-19', to: '2026-11-22' });
    expect(days.map(({ day, total }) => [day, total])).toEqual([
      ['2026-11-19', 0],
      ['2026-11-20', 0.03],
      ['2026-11-21', 0],
      ['2026-11-22', 0],
      ['2026-11-23', 0.5],
    ]);
    expect(days[1]).toMatchObject({ rental: 0.02, tokens: 0.01 });
  });

  it('are counted across months and the change of the clocks', () => {
    expect(lastDays(30, '2026-11-15')).toEqual({ from: '2026-10-17', to: '2026-11-15' });
    expect(lengthOf({ from: '2026-10-17', to: '2026-11-15' })).toBe(30);
    expect(moved('2026-02-28', 1)).toBe('2026-03-01');
  });

  it('are those of New York', () => {
    expect(todayAt(Date.parse('2026-11-23T03:00:00Z'))).toBe('2026-11-22');
  });

  it('that are typed are checked', () => {
    expect(wrongPeriod({ from: '2026-11-01', to: '2026-11-01' })).toBeUndefined();
    expect(wrongPeriod({ from: '2026-11-02', to: '2026-11-01' })).toContain('after the last');
    expect(wrongPeriod({ from: '', to: '2026-11-01' })).toContain('Choose the first');
    expect(wrongPeriod({ from: '2024-11-02', to: '2026-11-01' })).toContain('at most 366');
  });
});

describe('the axis of a chart of costs', () => {
  it('goes in round steps to at least the dearest day', () => {
    expect(linesTo(0.031)).toEqual([0, 0.02, 0.04]);
    expect(linesTo(0.9)).toEqual([0, 0.5, 1]);
    expect(linesTo(3)).toEqual([0, 1, 2, 3]);
    expect(linesTo(12)).toEqual([0, 5, 10, 15]);
    expect(linesTo(0)).toEqual([0]);
  });

  it('names the last day and others before it at even distances', () => {
    expect(namedDays(7, 8)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(namedDays(30, 8)).toEqual([1, 5, 9, 13, 17, 21, 25, 29]);
  });
});
