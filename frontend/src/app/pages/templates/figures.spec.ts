import { TemplateBacktest } from '../../api/home-model';
import { Template } from '../../api/model';
import { caveatOf, categoriesOf, figuresOf, hoursOf, needsOf, symbolsOf } from './figures';

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
  equity: ['100', '101'],
  sentence: null,
  kuber_version: null,
};
const template: Template = {
  slug: 'x',
  name: 'X',
  description: '',
  needs: ['nothing'],
  definition: { nodes: [], edges: [], settings: { symbols: ['BTC/USD'], calendar: 'always' } },
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
      'Computed by Kuber over a synthetic market, 4 Mar 2024 to 4 Jun 2024, seed 7, with fees and slippage. ' +
        'Invented prices show that it works as described, not that it earns money.',
    );
    expect(caveatOf({ ...backtest, source: 'imported', kuber_version: '0.2' })).toContain('by Kuber 0.2 over recorded');
  });

  it('of an older server tells from its definition what it trades and when', () => {
    expect([needsOf(template), symbolsOf(template), hoursOf(template)]).toEqual([
      ['nothing'],
      ['BTC/USD'],
      'Around the clock',
    ]);
    expect(categoriesOf([template, { ...template, category: 'mean_reversion' }])).toEqual(['Mean reversion']);
  });
});
