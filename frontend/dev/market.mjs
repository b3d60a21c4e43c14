// A small synthetic market for the mock server: seeded, so that every run shows the same prices.

/** Numbers from 0 to 1 that repeat for the same seed (mulberry32). */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const FIRST = { AAPL: 189, MSFT: 412, NVDA: 131, SPY: 587, 'BTC/USD': 46200 };
const round = (value) => Math.round(value * 100) / 100;

/** Columns of bars that end at this second. */
export function barsUntil(symbol, timeframe, end, count = 240) {
  const step = { '1m': 60, '5m': 300, '15m': 900, '1h': 3600, '1d': 86400 }[timeframe] ?? 300;
  const next = random([...(symbol + timeframe)].reduce((sum, c) => sum * 31 + c.charCodeAt(0), 7));
  const first = Math.floor(end / step) * step - (count - 1) * step;
  const columns = {
    symbol,
    timeframe,
    source: 'synthetic',
    time: [],
    open: [],
    high: [],
    low: [],
    close: [],
    volume: [],
  };
  const level = FIRST[symbol] ?? 100;
  let price = level * 0.985;
  for (let i = 0; i < count; i++) {
    const drift = Math.sin(i / 34) * 0.0006 + 0.00025;
    const open = price;
    const close = open * (1 + drift + (next() - 0.5) * 0.0035);
    columns.time.push(first + i * step);
    columns.open.push(round(open));
    columns.close.push(round(close));
    columns.high.push(round(Math.max(open, close) * (1 + next() * 0.0012)));
    columns.low.push(round(Math.min(open, close) * (1 - next() * 0.0012)));
    columns.volume.push(Math.round(20000 + next() * 90000));
    price = close;
  }
  return columns;
}
