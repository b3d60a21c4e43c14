import { Execution, Fact, Step } from '../api/model';

/** A moment of the example's day, in minutes after its beginning. */
export const minute = (minutes: number) => new Date(Date.UTC(2026, 10, 20, 15) + minutes * 60_000).toISOString();

export const fact = (type: string, more: Record<string, unknown> = {}): Fact => ({ type, symbol: 'AAPL', ...more });

export function step(
  sequence: number,
  node: string | null,
  outcome: string,
  from: number,
  more: Partial<Step> = {},
): Step {
  return {
    sequence,
    node,
    agent_type: node,
    outcome,
    attempt: 1,
    reason: null,
    started_at: minute(from),
    finished_at: minute(outcome === 'told' ? from : from + 1),
    wait_until: null,
    facts: [],
    ...more,
  };
}

const NODES = ['trigger', 'data', 'second', 'plan', 'trade', 'report'];

/** A run for tests: a hidden manager, a trigger that waits, data that fails once, two analyses, a trade and its news. */
export function exampleRun(): Execution {
  const edges = [
    ['trigger', 'data'],
    ['trigger', 'second'],
    ['data', 'plan'],
    ['second', 'plan'],
    ['plan', 'trade'],
    ['trade', 'report'],
  ].map(([from = '', to = '']) => ({ from, to }));
  const frames = [{ timeframe: '5m', bars_key: 'k' }];
  const position = { type: 'closed', profit: '12.50' };
  return {
    id: 'run',
    pipeline_id: 'pipeline',
    pipeline_name: 'Example',
    revision: 1,
    trading_mode: 'simulation',
    status: 'completed',
    reason: 'Closed 10 AAPL: +$12.50.',
    fired_at: minute(0),
    started_at: minute(0),
    finished_at: minute(60),
    symbols: ['AAPL'],
    backtest_id: null,
    kind: 'scheduled',
    until: null,
    pinned: [],
    profit: null,
    definition: {
      nodes: NODES.map((id) => ({ id, agent_type: id, config: {} })),
      edges,
      settings: { timeframe: '5m' },
    },
    nodes: ['manager', ...NODES].map((node) => ({
      node,
      agent_type: node,
      state: node === 'second' ? 'skipped' : 'done',
      reason: null,
    })),
    steps: [
      step(1, 'manager', 'done', 0, { facts: [fact('checked', { symbol: undefined })] }),
      step(2, 'trigger', 'wait', 1, { facts: [fact('armed', { sentence: 'Waiting for a dip.' })] }),
      step(3, 'trigger', 'told', 10, { facts: [fact('condition_met')] }),
      step(4, 'trigger', 'done', 11, { facts: [fact('fired', { sentence: 'It dipped.' })] }),
      step(5, 'data', 'retry', 12, { reason: 'The source did not answer.', wait_until: minute(15) }),
      step(6, 'data', 'done', 15, { attempt: 2, facts: [fact('snapshot', { frames })] }),
      step(7, 'plan', 'done', 16, { facts: [fact('plan', { sentence: 'Buy.' })] }),
      step(8, 'trade', 'wait', 17, { facts: [fact('trade', { sentence: 'Buying.' })] }),
      step(9, null, 'told', 20, { reason: 'The broker reports a change.', facts: [fact('news')] }),
      step(10, 'trade', 'done', 50, { facts: [fact('trade', { sentence: 'Sold.', position })] }),
      step(11, 'report', 'done', 58, { facts: [fact('report', { symbol: undefined })] }),
    ],
    bars: [{ symbol: 'AAPL', timeframe: '5m', key: 'k' }],
    orders: [],
  };
}
