import { BudgetLine, CostEstimate } from '../api/builder-model';
import { inBrief, tightest } from './costs-in-words';

const line = (percent: number, scope: BudgetLine['scope'], period: BudgetLine['period']): BudgetLine => ({
  scope,
  period,
  limit: '5',
  spent: '1',
  expected: '0.2',
  percent,
  level: 'ok',
  sentence: '',
});

const estimate: CostEstimate = {
  per_execution: { low: '0.0205', expected: '0.0205', high: '0.0205' },
  per_day: { low: '0.17', expected: '0.2', high: '0.25' },
  per_month: { low: '3', expected: '4', high: '5' },
  currency: 'USD',
  confidence: 'medium',
  confidence_sentence: '',
  agents: [],
  budget: [],
  history: { runs: 0, median_error_percent: null, sentence: '' },
  sentence: '',
  unknown: [],
};

describe('what a pipeline will cost, in one line', () => {
  it('is a run, a day, and how much of the tightest budget', () => {
    expect(inBrief(estimate)).toBe('$0.021 a run · $0.17 to $0.25 a day');
    expect(inBrief({ ...estimate, budget: [line(24, 'user', 'day'), line(8, 'user', 'month')] })).toBe(
      '$0.021 a run · $0.17 to $0.25 a day · 24 % of your daily budget',
    );
    expect(tightest([line(24, 'user', 'day'), line(92, 'pipeline', 'month')])?.scope).toBe('pipeline');
  });

  it('does not hide that something is not counted', () => {
    expect(inBrief({ ...estimate, unknown: ['The price of a model is not known.'] })).toContain(
      '$0.021 and more a run',
    );
  });
});
