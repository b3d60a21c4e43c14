// What the mock server starts with on the trader's desk: orders, approvals, connections, notifications, the audit log.
import { MINUTE, NOW, iso, uuid } from './base.mjs';

/** The orders of every run that traded, entry and legs, and one limit entry that still works. */
export function orders(runs) {
  const all = runs.flatMap((run) =>
    (run.orders ?? []).flatMap((order) => [order, ...order.legs].map((one) => record(run, one, order))),
  );
  const first = runs[0];
  if (first)
    all.push({
      ...record(first, first.orders[0], first.orders[0]),
      client_order_id: `${first.id}-working`,
      broker_order_id: 'o-working',
      symbol: 'MSFT',
      type: 'limit',
      filled: '10',
      average_price: '411.2',
      limit: '411.20',
      take_profit: '420.00',
      stop_loss: '407.50',
      status: 'partially_filled',
      reason: null,
      written_at: iso(NOW - 4 * MINUTE),
      updated_at: iso(NOW - MINUTE),
    });
  return all.sort((a, b) => b.written_at.localeCompare(a.written_at));
}

function record(run, order, entry) {
  const opens = order.role === 'entry';
  return {
    client_order_id: order.client_id,
    broker_order_id: order.id,
    pipeline_id: run.pipeline_id,
    pipeline_name: run.pipeline_name,
    execution_id: run.id,
    trading_mode: run.trading_mode,
    symbol: order.symbol,
    side: order.side,
    type: order.type,
    order_class: opens ? 'bracket' : 'simple',
    intent: opens ? 'open' : 'close',
    role: order.role,
    time_in_force: opens ? 'day' : 'gtc',
    quantity: order.quantity,
    filled: order.filled,
    limit: order.limit,
    stop: order.stop,
    take_profit: opens ? (entry.legs[0]?.limit ?? null) : null,
    stop_loss: opens ? (entry.legs[1]?.stop ?? null) : null,
    average_price: order.average_price,
    status: order.status === 'held' ? 'new' : order.status,
    reason: order.reason,
    written_at: run.started_at,
    updated_at: order.updated,
  };
}

export function rejectedOrder(run) {
  return {
    ...record(run, run.orders[0], run.orders[0]),
    client_order_id: `${run.id}-rejected`,
    broker_order_id: null,
    filled: '0',
    average_price: null,
    status: 'rejected',
    reason: 'The buying power of $1,204.10 does not cover $5,011.60. Lower the risk or free some cash.',
  };
}

export function approval(n, pipeline, { asked = NOW - 2 * MINUTE, ...fields } = {}) {
  return {
    id: uuid(700 + n),
    pipeline_id: pipeline.id,
    pipeline_name: pipeline.name,
    execution_id: uuid(101),
    trading_mode: 'paper',
    symbol: 'AMD',
    side: 'buy',
    quantity: '60',
    entry: '154.20',
    stop: '151.90',
    target1: '157.65',
    target2: '161.10',
    risk: '138.00',
    sentence: 'AMD broke above its 20-bar range on twice the usual volume; the bias over 1h and 5m is bullish.',
    asked_at: iso(asked),
    until: iso(asked + 15 * MINUTE),
    status: 'pending',
    decided_by: null,
    decided_at: null,
    reason: null,
    ...fields,
  };
}

export function approvals([first, second]) {
  const decided = (n, status, by, reason) =>
    approval(n, second, {
      asked: NOW - n * 47 * MINUTE,
      status,
      decided_by: by,
      decided_at: iso(NOW - n * 47 * MINUTE + (by ? 3 : 15) * MINUTE),
      reason,
    });
  return [
    approval(1, first, { asked: Date.now() - 2 * MINUTE }),
    decided(2, 'approved', 'Ada', 'The level held twice.'),
    decided(3, 'denied', 'Ada', 'Earnings tonight.'),
    decided(4, 'expired', null, null),
  ];
}

export const connection = (n, more) => ({
  id: uuid(800 + n),
  broker: 'alpaca',
  environment: 'paper',
  name: 'Alpaca paper',
  key_hint: 'PK…4F2A',
  account_number: 'PA3XX0J2TQ9V',
  status: 'verified',
  message: 'The broker knows these keys.',
  verified_at: iso(NOW - 3_600_000),
  created_at: iso(NOW - 86_400_000),
  ...more,
});

export const ACCOUNT = {
  account_number: 'PA3XX0J2TQ9V',
  currency: 'USD',
  cash: '81240.15',
  equity: '100412.80',
  buying_power: '162480.30',
  shorting_enabled: true,
  trading_blocked: false,
};

export function notifications(runs) {
  const make = (n, severity, title, sentence, more = {}) => ({
    id: uuid(600 + n),
    at: iso(NOW - n * 13 * MINUTE),
    severity,
    title,
    sentence,
    pipeline_id: runs[0]?.pipeline_id ?? null,
    execution_id: runs[0]?.id ?? null,
    symbol: null,
    read_at: null,
    ...more,
  });
  return [
    make(1, 'alarm', 'NVDA is not protected', 'The stop of 26 NVDA was rejected and could not be put back.', {
      symbol: 'NVDA',
    }),
    make(2, 'info', 'Approval asked', 'Morning momentum wants to buy 60 AMD. Answer within 15 minutes.'),
    make(3, 'warning', 'Broker slow', 'Alpaca paper took 8 s to answer; orders were asked for again.', {
      read_at: iso(NOW),
    }),
  ];
}

export const entry = (sequence, at, action, subject, reason, details = {}, actor = 'Ada') => ({
  sequence,
  at: iso(at),
  actor,
  kind: action.startsWith('pipeline') ? 'pipeline' : 'intervention',
  action,
  subject,
  reason,
  details,
  hash: sequence.toString(16).padStart(64, '0'),
});

export const audit = () => [
  entry(1, NOW - 300 * MINUTE, 'halt_placed', uuid(3), 'News', { flatten: false, cancelled: 1 }),
  entry(2, NOW - 280 * MINUTE, 'halt_lifted', uuid(3), 'The news was not about this.', {}),
  entry(3, NOW - 95 * MINUTE, 'position_close_requested', uuid(1), 'Taking the profit', {
    symbol: 'TSLA',
    quantity: '12',
  }),
];

export function holdings(positions) {
  const shared = positions.map((position, i) => ({
    connection_id: null,
    venue: 'Simulated exchange',
    symbol: position.symbol,
    side: position.side,
    quantity: String(Number(position.remaining) + (i ? 0 : 10)),
    average_price: position.entry,
    price: position.price,
    market_value: (Number(position.price) * (Number(position.remaining) + (i ? 0 : 10))).toFixed(2),
    unrealized: position.unrealized,
    pipelines: [
      { pipeline_id: position.pipeline_id, pipeline_name: position.pipeline_name, quantity: position.remaining },
    ],
    own_quantity: i ? '0' : '10',
  }));
  const own = {
    connection_id: uuid(801),
    venue: 'Alpaca paper',
    symbol: 'VTI',
    side: 'buy',
    quantity: '40',
    average_price: '268.11',
    price: '291.40',
    market_value: '11656.00',
    unrealized: '931.60',
    pipelines: [],
    own_quantity: '40',
  };
  return positions.length ? [...shared, own] : [];
}
