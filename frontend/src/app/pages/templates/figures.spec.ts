import { TemplateBacktest } from '../../api/home-model';
import { Template } from '../../api/model';
import { caveatOf, categoriesOf, figuresOf } from './figures';

const backtest: TemplateBacktest = {
  source: 'synthetic',
  seed: 7,
  from: '2024-03-04T00:00:00Z',
  to: '2024-06-04T00:00:00Z',
  symbols: ['AAPL'],
  bars: 1000,
  trades: 31,
  net_profit: '120.50',
  return_percent: -1.25,
  win_rate: 41.9,
  profit_factor: null,
  max_drawdown_percent: 3.4,
  equity: [100, 101],
  sentence: '31 trades.',
  kuber_version: '0.2',
};
describe('a template', () => {
  it('shows only the figures that are known', () => {
    expect(figuresOf(backtest).map(({ label, value }) => `${label} ${value}`)).toEqual([
      'Return −1.3 %',
      'Trades 31',
      'Won 41.9 %',
      'Deepest drawdown 3.4 %',
    ]);
  });

  it('says what its figures rest on and what they do not show', () => {
    expect(caveatOf(backtest)).toBe(
      'Computed by Kuber 0.2 over a synthetic market, 4 Mar 2024 to 4 Jun 2024, seed 7, with fees and slippage. ' +
        'Invented prices show that it works as described, not that it earns money.',
    );
    expect(caveatOf({ ...backtest, source: 'imported' })).toContain('by Kuber 0.2 over recorded');
  });

  it('is found under its category', () => {
    const categories: Template['category'][] = ['mean_reversion', 'trend', 'mean_reversion'];
    expect(categoriesOf(categories.map((category) => ({ category }) as Template))).toEqual(['Mean reversion', 'Trend']);
  });
});
