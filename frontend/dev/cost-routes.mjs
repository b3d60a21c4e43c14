// What money is spent in the mock: the same few charges for whoever asks.
import { iso } from './base.mjs';
import { list, ok, state } from './state.mjs';

const newYork = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York' });
const dayAgo = (days) => newYork.format(Date.now() - days * 86_400_000);

const sum = (key, rental, tokens, name = null) => ({
  key,
  name,
  amount: (rental + tokens).toFixed(4),
  rental: rental.toFixed(4),
  tokens: tokens.toFixed(4),
  api_calls: '0',
  commission: '0',
  charges: 12,
  tokens_used: Math.round(tokens * 400_000),
});

const SUMS = {
  day: () => [5, 3, 2, 0].map((days) => sum(dayAgo(days), 0.3 - days / 50, 0.1)),
  agent: () => [sum('strategy_agent', 0.6, 0.25), sum('bias_agent', 0.32, 0.15), sum('a_removed_one', 0.08, 0)],
  model: () => [sum('rules', 1, 0), sum('gpt-5-mini', 0, 0.4)],
  pipeline: () => [sum(state.pipelines[0]?.id ?? 'p', 0.9, 0.4, state.pipelines[0]?.name), sum('gone', 0.1, 0)],
  mode: () => [sum('simulation', 0.7, 0.4), sum('live', 0.3, 0)],
};

const costs = (search) => ({
  from: search.get('from') ?? dayAgo(29),
  to: search.get('to') ?? dayAgo(-1),
  total: state.pipelines.length ? '1.4000' : '0',
  items: state.pipelines.length ? SUMS[search.get('by') ?? 'day']() : [],
  forecast_month: state.pipelines.length ? '1.9000' : null,
  currency: 'USD',
  sentence: 'What was spent.',
});

const accuracy = () => ({
  runs: state.runs.length ? 2 : 0,
  median_error_percent: state.runs.length ? 12.4 : null,
  within_15_percent: state.runs.length ? 0.8 : null,
  sentence: state.runs.length ? 'Typically within 12 %, of 2 runs.' : 'No estimate has been compared with a run yet.',
  currency: 'USD',
  days: 90,
  items: state.runs.slice(0, 2).map((run, i) => ({
    execution_id: run.id,
    pipeline_id: run.pipeline_id,
    pipeline_name: run.pipeline_name,
    at: iso(Date.now() - 3_600_000),
    estimated: '0.0205',
    low: '0.0180',
    high: '0.0260',
    actual: i ? '0.0230' : '0.0205',
    error_percent: i ? 12.4 : 0,
    confidence: 'medium',
    runs_known: i ? 8 : 0,
  })),
  by_agent: [{ agent_type: 'bias_agent', runs: 2, estimated: '0.016', actual: '0.017', median_error_percent: 6.1 }],
});

const range = (low, expected, high) => ({ low, expected, high });

const estimate = (definition) => ({
  per_execution: range('0.0205', '0.0205', '0.0260'),
  per_day: range('0.1640', '0.2050', '0.2500'),
  per_month: range('3.4440', '4.3050', '5.2500'),
  currency: 'USD',
  confidence: 'medium',
  confidence_sentence: 'From averages.',
  agents: definition.nodes.map((node) => ({
    node: node.id,
    agent_type: node.agent_type,
    price_per_hour: node.agent_type === 'bias_agent' ? '0.08' : '0',
    minutes: 6,
    symbols: 1,
    model: null,
    input_tokens: null,
    output_tokens: null,
    rental: node.agent_type === 'bias_agent' ? '0.0080' : '0',
    model_cost: null,
    cost: node.agent_type === 'bias_agent' ? '0.0080' : '0',
    runs: 0,
  })),
  budget: [
    {
      scope: 'user',
      period: 'day',
      limit: '5',
      spent: '4.1',
      expected: '0.25',
      percent: 87,
      level: 'warn',
      sentence: 'Your budget for today would be 87 % gone.',
    },
  ],
  history: { runs: 0, median_error_percent: null, sentence: 'No run to compare with yet.' },
  sentence: 'About $0.02 a run.',
  unknown: [],
});

const price = (model, from, input) => ({
  provider: 'openai',
  model,
  input,
  cached_input: '0.025',
  output: '2',
  source: 'https://example.com/prices',
  from,
});
const PRICES = [
  price('gpt-5-mini', '2025-08-07T00:00:00Z', '0.25'),
  price('gpt-5-mini', '2025-01-01T00:00:00Z', '0.4'),
];

export const COST_ROUTES = [
  ['GET', /^\/costs$/, (_m, _body, search) => ok(costs(search))],
  ['GET', /^\/cost\/historical-accuracy$/, () => ok(accuracy())],
  ['GET', /^\/budget\/allocations$/, () => list([])],
  ['POST', /^\/pipelines\/estimate-cost$/, (_m, body) => ok(estimate(body.definition))],
  ['GET', /^\/executions\/([^/]+)\/costs$/, () => ok({ total: '0.0205', items: [], currency: 'USD', estimate: null })],
  ['GET', /^\/admin\/model-prices$/, () => ok({ items: PRICES, currency: 'USD' })],
  ['POST', /^\/admin\/model-prices$/, (_m, body) => ok({ ...body, from: body.from ?? iso(Date.now()) }, 201)],
];
