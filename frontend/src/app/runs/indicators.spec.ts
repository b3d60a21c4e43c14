import { fact, exampleRun, step } from './example';
import { bollinger, ema, indicatorsOf, rsi, sma, spokenOf } from './indicators';

// Closes whose indicators stand in the textbooks of Wilder's index.
const CLOSES = [
  44.34, 44.09, 44.15, 43.61, 44.33, 44.83, 45.1, 45.42, 45.84, 46.08, 45.89, 46.03, 45.61, 46.28, 46.28, 46.0, 46.03,
  46.41, 46.22, 45.64,
];

describe('an indicator drawn over bars', () => {
  it('is unknown until there are enough of them', () => {
    expect(sma([1, 2, 3, 4], 3)).toEqual([undefined, undefined, 2, 3]);
    expect(ema([1, 2, 3, 5], 3)).toEqual([undefined, undefined, 2, 3.5]);
    expect(rsi([1, 2, 3], 3)).toEqual([undefined, undefined, undefined]);
  });

  it('is the index that Wilder smoothed', () => {
    const values = rsi(CLOSES, 14);
    expect(values[14]).toBeCloseTo(70.46, 1);
    expect(values[15]).toBeCloseTo(66.25, 1);
    expect(values[19]).toBeCloseTo(57.92, 1);
  });

  it('has bands two deviations of the population away', () => {
    const { upper, lower } = bollinger([2, 4, 4, 4, 5, 5, 7, 9], 8, 2);
    expect(upper[7]).toBeCloseTo(9);
    expect(lower[7]).toBeCloseTo(1);
    expect(upper[6]).toBeUndefined();
  });

  it('of a market that did not move stands in the middle', () => {
    expect(rsi([5, 5, 5, 5], 3)[3]).toBe(50);
  });
});

describe('the indicators of a run', () => {
  const run = exampleRun();
  const readings = { sma20: 1, ema12: 1, rsi14: 50, atr14: 1, bollinger_upper: 2, bollinger_lower: 1, sma200: null };
  run.steps[5] = step(6, 'data', 'done', 15, {
    facts: [fact('snapshot', { frames: [{ timeframe: '5m', bars_key: 'k', readings }] })],
  });

  it('are those that agents read and that can be drawn', () => {
    const found = indicatorsOf(run, 'AAPL', '5m', CLOSES);
    expect(found.map((one) => one.name)).toEqual(['SMA 20', 'EMA 12', 'RSI 14', 'Bollinger 20, 2']);
    expect(indicatorsOf(run, 'AAPL', '1h', CLOSES)).toEqual([]);
    expect(indicatorsOf(run, 'MSFT', '5m', CLOSES)).toEqual([]);
  });

  it('are shown at first when an agent spoke of them', () => {
    const found = indicatorsOf(run, 'AAPL', '5m', CLOSES);
    expect([...spokenOf(run, found)]).toEqual([]);
    run.steps[6] = step(7, 'plan', 'done', 16, { facts: [fact('plan', { sentence: 'Below SMA(20), RSI 29.4.' })] });
    expect([...spokenOf(run, found)]).toEqual(['sma20', 'rsi14']);
  });
});
