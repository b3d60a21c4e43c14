// What the mock server knows, in memory.
import { NOW, iso } from './base.mjs';
import { approvals, audit, connection, notifications, orders, rejectedOrder } from './desk-seed.mjs';
import { pastRuns, tradedRun } from './runs.mjs';
import { backtest, pipelines, trades } from './seed.mjs';

export const state = {
  publish: () => undefined,
  cut: () => undefined,
  refuseSockets: false,
  /** Where requests and answers are not as openapi.json says. */
  misfits: [],
  events: [],
  user: undefined,
};

export function reset(empty = false) {
  state.pipelines = empty ? [] : pipelines();
  const [first, second] = state.pipelines;
  const live = empty
    ? []
    : [
        tradedRun('00000000-0000-7000-8000-000000000101', first, 'AAPL', NOW - 31 * 60_000),
        tradedRun('00000000-0000-7000-8000-000000000102', second, 'NVDA', NOW - 64 * 60_000),
      ];
  const past = empty ? [] : pastRuns(state.pipelines);
  state.runs = [...live, ...past];
  state.positions = live.map((run, i) => position(run, i));
  state.backtests = empty
    ? []
    : [
        backtest(1, first, 'completed'),
        { ...backtest(2, second, 'running', 0.42), statistics: null, equity: null },
        backtest(3, state.pipelines[3], 'failed', 0.1),
      ];
  state.trades = empty
    ? []
    : [...trades(state.pipelines, past), ...trades(state.pipelines, past, state.backtests[0].id)];
  state.symbols = ['AAPL', 'MSFT', 'NVDA', 'SPY', 'BTC/USD'].map((symbol) => ({
    symbol,
    name: `${symbol} (synthetic)`,
    sources: ['synthetic'],
    timeframes: ['1m'],
    from: '2024-01-02T14:30:00Z',
    to: iso(NOW),
    bars: 180000,
  }));
  state.orders = empty ? [] : [...orders(live), rejectedOrder(past[0].orders ? past[0] : live[0])];
  state.approvals = empty ? [] : approvals(state.pipelines);
  state.connections = empty ? [] : [connection(1)];
  state.notifications = empty ? [] : notifications(live);
  state.audit = empty ? [] : audit().reverse();
  state.halts = [];
  state.tampered = false;
  state.silent = [];
  state.refuseSockets = false;
  state.events = [];
}

function position(run, i) {
  const entry = Number(run.plan.entry);
  const price = entry * (i ? 0.9962 : 1.0091);
  return {
    pipeline_id: run.pipeline_id,
    pipeline_name: run.pipeline_name,
    execution_id: run.id,
    trading_mode: 'simulation',
    symbol: run.symbols[0],
    side: 'buy',
    state: 'open',
    quantity: '52',
    remaining: i ? '26' : '52',
    entry: run.plan.entry,
    price: price.toFixed(2),
    stop: run.plan.stop,
    target1: run.plan.target1,
    target2: run.plan.target2,
    target1_reached: i === 1,
    unrealized: ((price - entry) * (i ? 26 : 52)).toFixed(2),
    realized: '0.00',
    r_multiple: Math.round(((price - entry) / (entry * 0.009)) * 100) / 100,
    opened_at: run.started_at,
    protected: i === 0,
    attention: i === 0 ? null : 'The stop was rejected and could not be put back within 10 s.',
  };
}

reset();

export const ok = (json, status = 200, headers) => ({ status, json, headers });
export const problem = (status, detail, errors) =>
  ok({ type: 'about:blank', title: 'Problem', status, detail, ...(errors ? { errors } : {}) }, status);
export const list = (items) => ok({ items, next: null });
export const missing = () => problem(404, 'There is nothing with this id.');
export const summary = ({ definition, ...pipeline }) => {
  const last = state.runs.find((run) => run.pipeline_id === pipeline.id);
  return {
    ...pipeline,
    symbols: definition.settings.symbols,
    last_execution: last ? runSummary(last) : null,
    open_positions: state.positions.filter((p) => p.pipeline_id === pipeline.id).length,
  };
};
export const whole = (pipeline) => ({ ...summary(pipeline), definition: pipeline.definition });
const PARTS = ['definition', 'nodes', 'steps', 'bars', 'orders', 'plan', 'later'];

export function runSummary(run) {
  return Object.fromEntries(Object.entries(run).filter(([key]) => !PARTS.includes(key)));
}

export function publish(type, run, data) {
  const event = {
    sequence: state.events.length + 1,
    type,
    at: iso(Date.now()),
    pipeline_id: run?.pipeline_id ?? null,
    execution_id: run?.id ?? null,
    data,
  };
  state.events.push(event);
  state.publish(event);
}

export function one(id, then) {
  const pipeline = state.pipelines.find((p) => p.id === id);
  return pipeline ? then(pipeline) : missing();
}

export function oneRun(id, then) {
  const run = state.runs.find((r) => r.id === id);
  return run ? then(run) : missing();
}
