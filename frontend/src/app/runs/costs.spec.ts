import { Charge, RunCosts } from '../api/costs-model';
import { costInWords, costsByNode, inParts } from './costs';

const charge = (node: string, kind: Charge['kind'], amount: string): Charge => ({
  node,
  agent_type: 'bias_agent',
  kind,
  amount,
  at: '2026-11-22T15:00:00Z',
  model: null,
  input_tokens: null,
  cached_input_tokens: null,
  output_tokens: null,
  estimated: false,
  sentence: '',
  expected: null,
});

const costs: RunCosts = { total: '0.031', items: [], currency: 'USD', estimate: null };
const estimate = { low: '0.03', expected: '0.04', high: '0.05', confidence: 'high' as const, error_percent: -22.5 };

describe('what a run costs', () => {
  it('is added up by agent, rental and tokens apart', () => {
    const byNode = costsByNode([
      charge('bias', 'rental', '0.008'),
      charge('bias', 'tokens', '0.004'),
      charge('risk', 'rental', '0.0025'),
      charge('bias', 'rental', '0.001'),
      charge('bias', 'commission', '1.25'),
    ]);
    expect(byNode.get('bias')?.total).toBeCloseTo(0.013, 10);
    expect(inParts(byNode.get('bias') ?? { rental: 0, tokens: 0, total: 0 })).toBe(
      '$0.013: rental $0.009, tokens $0.004',
    );
    expect(inParts({ rental: 0.0025, tokens: 0, total: 0.0025 })).toBe('$0.0025');
  });

  it('stands against its estimate, and afterwards says how far that was off', () => {
    expect(costInWords(costs, false)).toBe('Cost $0.031');
    expect(costInWords({ ...costs, estimate }, false)).toBe('Cost $0.031 of about $0.04');
    expect(costInWords({ ...costs, estimate }, true)).toBe('Cost $0.031, expected $0.04 (−22.5 %)');
    expect(costInWords({ ...costs, estimate: { ...estimate, error_percent: null } }, true)).toBe(
      'Cost $0.031, expected $0.04',
    );
  });
});
