import { AccountState } from '../../api/home-model';
import { curveOf, dayChange, leadingAccount, othersInWords } from './tiles';

const account = (more: Partial<AccountState>): AccountState => ({
  label: 'Simulation',
  trading_mode: 'simulation',
  equity: '100000',
  day_change: '12.5',
  day_change_percent: 0.0125,
  currency: 'USD',
  problem: null,
  ...more,
});

describe('the dashboard', () => {
  it('leads with real money and only names the other accounts', () => {
    const live = account({ trading_mode: 'live', label: 'Alpaca', equity: '5000' });
    const accounts = [account({}), live];
    expect(leadingAccount(accounts)).toBe(live);
    expect(othersInWords(accounts, live)).toBe('Simulation $100,000.00');
    expect(leadingAccount([])).toBeUndefined();
  });

  it('says nothing of a change that is not known', () => {
    expect(dayChange(account({ day_change: '-3', day_change_percent: -1.5 }))).toBe('−$3.00 (−1.5 %) today');
    expect(dayChange(account({ day_change_percent: null }))).toBe('+$12.50 today');
    expect(dayChange(account({ day_change: null }))).toBe('');
  });

  it('measures the drawdown from the highest so far', () => {
    const curve = curveOf([100, 110, 99].map((value, i) => ({ at: `2026-11-0${i + 1}T00:00:00Z`, value })));
    expect(curve.map(({ drawdown }) => drawdown)).toEqual([0, 0, -10]);
  });
});
