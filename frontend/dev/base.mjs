// What every part of the mock's data shares: the time, ids and a definition.

export const iso = (millis) => new Date(millis).toISOString();
export const NOW = Date.parse(process.env.MOCK_NOW ?? '') || Date.now();
export const MINUTE = 60_000;
export const uuid = (number) => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;

export const chain = ['trigger', 'data', 'bias', 'strategy', 'risk', 'trade', 'report'];

export function definition(symbols, timeframe = '5m', trigger = 'technical_trigger') {
  const types = [
    trigger,
    'market_data_agent',
    'bias_agent',
    'strategy_agent',
    'risk_manager',
    'trade_manager',
    'reporting_agent',
  ];
  const configs = [
    { timeframe, conditions: [{ indicator: 'rsi14', threshold: 35 }] },
    { timeframes: ['1h', timeframe] },
    { model: 'rules' },
    { minimum_reward_risk: 1.5 },
    { risk_percent: 1 },
    {},
    {},
  ];
  const nodes = chain.map((id, i) => ({
    id,
    name: null,
    agent_type: types[i],
    config: configs[i],
    position: { x: i * 260, y: 0 },
  }));
  nodes.push({
    id: 'volume',
    name: null,
    agent_type: 'volume_profile',
    config: { buckets: 32 },
    position: { x: 520, y: 100 },
  });
  return {
    nodes,
    edges: [
      ...chain.slice(1).map((id, i) => ({ from: chain[i], to: id })),
      { from: 'data', to: 'volume' },
      { from: 'volume', to: 'strategy' },
    ],
    settings: {
      symbols,
      timeframe,
      trading_mode: 'simulation',
      run_mode: 'run_continuous',
      calendar: 'nyse',
      max_retries: 3,
      retry_backoff: 'PT2S',
      concurrent_executions: 1,
      simulation: { market: 'synthetic', speed: 60, seed: 1, start: null, initial_balance: '100000' },
      broker_connection: null,
      approval: null,
      schedule: null,
      limits: null,
    },
  };
}
