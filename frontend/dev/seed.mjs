// What the mock server starts with: pipelines, trades and backtests that look like a morning's work.
import { MINUTE, NOW, definition, iso, uuid } from './base.mjs';
import { random } from './market.mjs';

export function trades(pipelines, runs, backtest_id = null, count = 14) {
  const next = random(backtest_id ? 5 : 3);
  return Array.from({ length: count }, (_, i) => {
    const run = runs[i % runs.length];
    const r = Math.round((next() * 4.2 - 1.3) * 100) / 100;
    const entry = Number(run.plan.entry);
    const closed = NOW - (i * 61 + 20) * MINUTE;
    return {
      id: uuid((backtest_id ? 3000 : 2000) + i),
      pipeline_id: run.pipeline_id,
      pipeline_name: run.pipeline_name,
      execution_id: run.id,
      backtest_id,
      trading_mode: 'simulation',
      symbol: run.symbols[0],
      side: i % 5 === 4 ? 'sell' : 'buy',
      quantity: '52',
      entry: entry.toFixed(2),
      exit: (entry * (1 + r * 0.009)).toFixed(2),
      opened_at: iso(closed - (12 + i * 3) * MINUTE),
      closed_at: iso(closed),
      profit: (entry * r * 0.009 * 52).toFixed(2),
      commission: '0.52',
      r_multiple: r,
      exit_reason: r > 2 ? 'target' : r < 0 ? 'stop' : 'breakeven',
      why: 'The bias was bullish on both timeframes and momentum confirmed it.',
    };
  });
}

export function pipelines() {
  const make = (n, name, status, symbols, more = {}) => ({
    id: uuid(n),
    name,
    description: more.description ?? 'Buys strength after a pullback and lets the second half run.',
    status,
    revision: more.revision ?? 3,
    definition: definition(symbols, more.timeframe),
    problems: more.problems ?? [],
    trading_mode: more.mode ?? 'simulation',
    created_at: iso(NOW - 9 * 86_400_000),
    updated_at: iso(NOW - 5 * 3_600_000),
    last_execution: null,
    open_positions: 0,
    tags: [],
    favourite: false,
    has_draft: false,
    draft: null,
  });
  return [
    make(1, 'Morning momentum', 'active', ['AAPL']),
    make(2, 'Nvidia pullback', 'active', ['NVDA'], { revision: 7 }),
    make(3, 'Bitcoin breakout', 'paused', ['BTC/USD'], { timeframe: '15m' }),
    make(4, 'Index mean reversion', 'draft', ['SPY'], {
      revision: 1,
      mode: 'validation',
      problems: [
        {
          severity: 'error',
          node: 'strategy',
          field: null,
          message:
            'The strategy agent needs a bias signal, and no earlier agent gives one. Add a bias agent before it.',
        },
        {
          severity: 'warning',
          node: 'trigger',
          field: 'interval',
          message: 'An interval of 1 minute runs 390 times a day.',
        },
      ],
    }),
  ];
}

export function backtest(n, pipeline, status, progress = 1) {
  const next = random(n);
  let equity = 100000;
  let peak = equity;
  const curve = Array.from({ length: 260 }, (_, i) => {
    equity += (next() - 0.455) * 420;
    peak = Math.max(peak, equity);
    return {
      time: iso(Date.parse('2025-01-02T21:00:00Z') + i * 86_400_000 * 1.2),
      equity: equity.toFixed(2),
      drawdown: ((peak - equity) / peak) * 100,
    };
  });
  const done = status === 'completed';
  const deepest = Math.max(...curve.map((point) => point.drawdown)) * 1000;
  return {
    id: uuid(900 + n),
    pipeline_id: pipeline.id,
    pipeline_name: pipeline.name,
    symbols: pipeline.definition.settings.symbols,
    timeframe: '5m',
    source: 'synthetic',
    from: '2025-01-02T14:30:00Z',
    to: '2025-11-20T21:00:00Z',
    seed: n,
    status,
    progress,
    created_at: iso(NOW - n * 3_600_000),
    finished_at: done ? iso(NOW - n * 3_600_000 + 4_300) : null,
    bars: 18252,
    executions: 214,
    error:
      status === 'failed' ? 'There are no bars of SPY in that range. Choose another range or import bars first.' : null,
    statistics: done
      ? {
          trades: 14,
          wins: 8,
          losses: 6,
          net_profit: (equity - 100000).toFixed(2),
          gross_profit: (equity - 99930).toFixed(2),
          commission: '70.12',
          win_rate: 57.1,
          average_win: '612.40',
          average_loss: '-301.15',
          win_loss_ratio: 2.03,
          profit_factor: 2.71,
          sharpe: 1.42,
          sortino: 2.1,
          max_drawdown: Math.abs(deepest).toFixed(2),
          max_drawdown_percent: 1.9,
          return_percent: (equity - 100000) / 1000,
          expectancy: '221.10',
          average_r: 0.62,
          average_hold_minutes: 143,
          best_trade: '1412.00',
          worst_trade: '-488.25',
          final_equity: equity.toFixed(2),
        }
      : null,
    equity: done ? curve : null,
    request: {
      pipeline_id: pipeline.id,
      symbol: null,
      source: 'synthetic',
      seed: n,
      initial_balance: '100000',
      slippage_percent: '0.1',
      commission_per_share: '0.005',
      partial_fill_percent: 20,
      rejection_percent: 5,
      volume_cap_percent: 10,
    },
  };
}
