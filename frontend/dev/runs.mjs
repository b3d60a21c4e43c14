// Runs of the mock server, with everything a run can show.
import { MINUTE, NOW, chain, iso, uuid } from './base.mjs';
import { barsUntil } from './market.mjs';

const step = (sequence, node, agent_type, at, took, facts, outcome = 'done', more = {}) => ({
  sequence,
  node,
  agent_type,
  outcome,
  attempt: 1,
  reason: null,
  started_at: iso(at),
  finished_at: iso(at + took),
  wait_until: null,
  facts,
  ...more,
});

/** A run that bought, with everything a run can show. */
export function tradedRun(id, pipeline, symbol, at) {
  const bars = barsUntil(symbol, '5m', Math.floor(at / 1000));
  const price = bars.close.at(-1);
  const p = (factor) => (price * factor).toFixed(2);
  const plan = {
    symbol,
    side: 'long',
    quantity: '52',
    entry: p(1),
    stop: p(0.991),
    target1: p(1.0135),
    target2: p(1.027),
  };
  const quoted = { symbol, bid: p(0.9999), ask: p(1.0001), last: p(1), at: iso(at) };
  const readings = {
    bars: 240,
    close: price,
    change: 0.21,
    sma20: price * 0.997,
    sma50: price * 0.991,
    rsi14: 58.3,
    atr14: price * 0.006,
    adx14: 27.1,
  };
  const leg = (role, quantity, limit, stop, status) => ({
    id: `o-${role}-${limit ?? stop}`,
    client_id: `${id}-${role}-${limit ?? stop}`,
    role,
    symbol,
    side: 'sell',
    type: limit ? 'limit' : 'stop',
    quantity,
    filled: '0',
    average_price: null,
    limit,
    stop,
    commission: '0',
    status,
    reason: null,
    updated: iso(at + 3 * MINUTE),
    legs: [],
  });
  const order = (n, target) => ({
    id: `o-${n}`,
    client_id: `${id}-entry-${n}`,
    role: 'entry',
    symbol,
    side: 'buy',
    type: 'market',
    quantity: '26',
    filled: '26',
    average_price: p(1.0004),
    limit: null,
    stop: null,
    commission: '0.13',
    status: 'filled',
    reason: null,
    updated: iso(at + 3 * MINUTE),
    legs: [leg('take_profit', '26', target, null, 'held'), leg('stop_loss', '26', null, plan.stop, 'held')],
  });
  return {
    id,
    pipeline_id: pipeline.id,
    pipeline_name: pipeline.name,
    revision: pipeline.revision,
    trading_mode: 'simulation',
    status: 'monitoring',
    reason: `Bought 52 ${symbol} at ${p(1.0004)}; stop ${plan.stop}, targets ${plan.target1} and ${plan.target2}.`,
    fired_at: iso(at),
    started_at: iso(at),
    finished_at: null,
    symbols: [symbol],
    backtest_id: null,
    kind: 'scheduled',
    until: null,
    pinned: [],
    profit: null,
    definition: pipeline.definition,
    nodes: [...chain, 'volume'].map((node) => ({
      node,
      agent_type: pipeline.definition.nodes.find((n) => n.id === node).agent_type,
      state: node === 'trade' ? 'waiting' : node === 'report' ? 'pending' : 'done',
      reason: null,
    })),
    steps: [
      step(1, 'trigger', 'technical_trigger', at, 12, [
        {
          type: 'trigger_fired',
          at: iso(at),
          symbols: [symbol],
          sentence: `RSI(14) of ${symbol} crossed above 35 on 5m.`,
        },
      ]),
      step(2, 'data', 'market_data_agent', at + 200, 340, [
        {
          type: 'market_snapshot',
          symbol,
          quote: quoted,
          frames: [
            { timeframe: '5m', bars_key: 'b1946ac92492d2347c6235b4d2611184a1e7', readings },
            { timeframe: '1h', bars_key: '591785b794601e212b260e25925636fd0c2a', readings },
          ],
          warnings: ['The 1h bars miss two hours of yesterday.'],
          source: 'synthetic',
        },
      ]),
      step(3, 'volume', 'volume_profile', at + 700, 95, [
        {
          type: 'volume_nodes',
          symbol,
          nodes: [
            { price: p(0.998), share: 14.2 },
            { price: p(1.004), share: 9.8 },
          ],
        },
      ]),
      step(4, 'bias', 'bias_agent', at + 700, 1840, [
        {
          type: 'bias_signal',
          symbol,
          direction: 'bullish',
          confidence: 72,
          model: 'rules',
          factors: [
            'Price above its 50-bar average on 1h and 5m',
            'ADX of 27 shows a trend',
            'Volume 1.4 times its average',
          ],
          sentence: `${symbol} leans up with a confidence of 72: the trend holds on both timeframes.`,
        },
      ]),
      step(5, 'strategy', 'strategy_agent', at + 2700, 2210, [
        {
          type: 'strategy_signal',
          symbol,
          action: 'buy',
          conviction: 68,
          model: 'rules',
          levels: {
            entry: { price: plan.entry, reason: 'At the close of the bar that crossed.' },
            stop_loss: { price: plan.stop, reason: '1.5 ATR below, under the last swing low.' },
            target1: { price: plan.target1, reason: '1.5 R, at the last high.' },
            target2: { price: plan.target2, reason: '3 R.' },
          },
          sentence: `Buy ${symbol} at ${plan.entry} with a stop at ${plan.stop}: 3 R to the second target.`,
        },
      ]),
      step(6, 'risk', 'risk_manager', at + 5000, 88, [
        {
          type: 'risk_decision',
          symbol,
          verdict: 'adjusted',
          plan,
          arithmetic: [
            'Equity $100,000.00 x 1 % = $1,000.00 at risk',
            `$1,000.00 / ${(price * 0.009).toFixed(2)} per share = 588 shares`,
            'Largest position 10 % of equity = 52 shares',
          ],
          sentence: 'Adjusted: 52 shares instead of 588, because a position may be 10 % of equity.',
        },
      ]),
      step(
        7,
        'trade',
        'trade_manager',
        at + 5200,
        130,
        [
          {
            type: 'trade_execution',
            symbol,
            position: {
              type: 'open',
              plan,
              orders: [`${id}-entry-1`, `${id}-entry-2`],
              since: iso(at + 3 * MINUTE),
              entry: p(1.0004),
              quantity: '52',
              remaining: '52',
              stop: plan.stop,
              target1_reached: false,
              realized: '0',
              commission: '0.26',
            },
            sentence: `Bought 52 ${symbol} at ${p(1.0004)} and protected them with a stop at ${plan.stop}.`,
          },
        ],
        'wait',
        { wait_until: iso(at + 5 * MINUTE) },
      ),
    ],
    bars: [
      { symbol, timeframe: '1h', key: `${symbol}|1h|${at}` },
      { symbol, timeframe: '5m', key: `${symbol}|5m|${at}` },
    ],
    orders: [order(1, plan.target1), order(2, plan.target2)],
    plan,
  };
}

const REASONS = [
  ['completed', 'Sold at target 2: +$214.50 after commission, 2.9 R.'],
  ['completed', 'No trade: risk of 2.6 % exceeds 2 %.'],
  ['completed', 'Stopped out at breakeven after target 1: +$61.20.'],
  ['cancelled', 'Cancelled by hand while it waited for its trigger.'],
  ['failed', 'The market data of MSFT ended at 10:05 ET; check the source, then run it again.'],
  ['completed', 'No trade: the bias is neutral with a confidence of 41.'],
];

export function pastRuns(pipelines, count = 26) {
  return Array.from({ length: count }, (_, i) => {
    const pipeline = pipelines[i % pipelines.length];
    const [status, reason] = REASONS[i % REASONS.length];
    const at = NOW - (i + 1) * 47 * MINUTE;
    const run = tradedRun(uuid(500 + i), pipeline, pipeline.definition.settings.symbols[0], at);
    return {
      ...run,
      status,
      reason,
      finished_at: iso(at + 9 * MINUTE),
      nodes: run.nodes.map((node) => ({
        ...node,
        state: status === 'failed' && node.node === 'trade' ? 'failed' : 'done',
      })),
    };
  });
}
