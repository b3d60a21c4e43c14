// Alpaca's own client trades on the exchange at EXCHANGE_URL, whose market is moved by hand and stands in March 2026:
// ./kuber exchange --manual --partial-fills 0 --from 2026-03-04T15:00:00Z
import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { after, before, test } from 'node:test';
import { Alpaca } from '@alpacahq/alpaca-trade-api';

const exchange = process.env.EXCHANGE_URL ?? 'http://127.0.0.1:8100';
const streams = exchange.replace(/^http/, 'ws');
const credentials = { keyId: `PK${process.pid}`, secret: 'any' };
const symbol = 'ORBT';

/** The client knows Alpaca's hosts only; whatever it asks of them is asked of the exchange. */
const fetchApi = (url, init) => {
  const asked = new URL(url instanceof Request ? url.url : url);
  return fetch(exchange + asked.pathname + asked.search, init);
};
const alpaca = new Alpaca({ ...credentials, fetchApi, rateLimit: false, retry: false });
const news = new EventEmitter();
const heard = [];
let updates;

const move = async (price, seconds = 1) => {
  const reply = await fetch(`${exchange}/market`, {
    method: 'POST',
    headers: { 'APCA-API-KEY-ID': credentials.keyId, 'APCA-API-SECRET-KEY': credentials.secret },
    body: JSON.stringify({ symbol, price: price.toFixed(2), seconds }),
  });
  assert.equal(reply.status, 200);
};

/** The next event of this kind about an order, also one that has come already. */
const event = async (kind, id) => {
  const wanted = (u) => u.event === kind && u.order.id === id;
  for (;;) {
    const found = heard.find(wanted);
    if (found) return found;
    await once(news, 'update');
  }
};

before(async () => {
  updates = alpaca.trading.stream({ url: `${streams}/stream` });
  updates.onTradeUpdate((update) => {
    heard.push(update);
    news.emit('update');
  });
  const listening = once(updates, 'subscription');
  updates.onConnect(() => updates.subscribeTradeUpdates());
  updates.connect();
  assert.equal((await updates.whenAuthenticated()).authenticated, true);
  await listening;
  await move(100);
});

after(() => updates.disconnect());

test('the account has a hundred thousand dollars and the clock tells New York time', async () => {
  const account = await alpaca.trading.account.getAccount();
  assert.equal(Number(account.cash), 100000);
  assert.match(account.accountNumber, /^PA/);
  const clock = await alpaca.trading.clock.legacyClock();
  assert.equal(clock.isOpen, true);
});

test('bars come page by page', async () => {
  const times = [];
  for await (const { value } of alpaca.marketData.iterateStockBars({
    symbols: [symbol],
    timeframe: '1Hour',
    start: new Date('2026-03-02T00:00:00Z'),
    end: new Date('2026-03-04T00:00:00Z'),
    limit: 10,
  })) {
    times.push(new Date(value.timestamp).getTime());
  }
  assert.equal(times.length, 32);
  assert.deepEqual(times, [...times].sort((a, b) => a - b));
});

test('a market order is filled and the order stream tells', async () => {
  const order = await alpaca.trading.orders.market({ symbol, qty: 10, side: 'buy' });
  const filled = await event('fill', order.id);
  assert.equal(Number(filled.positionQty), 10);
  const positions = await alpaca.trading.positions.getAllOpenPositions();
  assert.equal(positions.length, 1);
  assert.equal(positions[0].symbol, symbol);
  const closing = await alpaca.trading.positions.deleteOpenPosition({ symbolOrAssetId: symbol });
  await event('fill', closing.id);
  assert.equal((await alpaca.trading.positions.getAllOpenPositions()).length, 0);
});

test('a limit order is replaced under a new id and cancelled', async () => {
  const order = await alpaca.trading.orders.limit({ symbol, qty: 5, side: 'buy', limitPrice: 90 });
  const replacement = await alpaca.trading.orders.patchOrderByOrderId({
    orderId: order.id,
    patchOrderRequest: { limitPrice: '91' },
  });
  assert.notEqual(replacement.id, order.id);
  assert.equal(replacement.replaces, order.id);
  await event('replaced', order.id);
  await alpaca.trading.orders.deleteOrderByOrderID({ orderId: replacement.id });
  await event('canceled', replacement.id);
});

test('a bracket takes its profit and cancels its stop', async () => {
  const entry = await alpaca.trading.orders.bracket({
    symbol,
    qty: 10,
    side: 'buy',
    takeProfit: { limitPrice: 110 },
    stopLoss: { stopPrice: 95 },
  });
  assert.equal(entry.legs.length, 2);
  await event('fill', entry.id);
  await move(111);
  const target = entry.legs.find((leg) => leg.type === 'limit');
  const stop = entry.legs.find((leg) => leg.type === 'stop');
  await event('fill', target.id);
  await event('canceled', stop.id);
  assert.equal((await alpaca.trading.positions.getAllOpenPositions()).length, 0);
  await move(100);
});

test('what is refused comes with its code', async () => {
  await assert.rejects(alpaca.trading.orders.market({ symbol, qty: 1e7, side: 'buy' }), (error) => {
    assert.match(JSON.stringify(error) + error.message, /insufficient buying power/);
    return true;
  });
});

test('the data stream speaks MessagePack', async () => {
  const stream = alpaca.marketData.stockStream({ feed: 'iex', url: `${streams}/v2/iex` });
  const subscribed = once(stream, 'subscription');
  const trade = new Promise((resolve) => stream.onTrade(resolve));
  stream.onConnect(() => stream.subscribeForTrades([symbol]));
  stream.connect();
  assert.equal((await stream.whenAuthenticated()).authenticated, true);
  await subscribed;
  await move(101.25);
  const heardTrade = await trade;
  assert.equal(heardTrade.symbol, symbol);
  assert.equal(heardTrade.price, 101.25);
  stream.disconnect();
});
