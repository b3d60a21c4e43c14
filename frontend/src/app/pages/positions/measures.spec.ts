import { Position } from '../../api/model';
import { alarmOf, ofLeadingMode, openRisk, protectionOf, resultPercent, stopDistancePercent, totals } from './measures';

const LONG: Position = {
  pipeline_id: 'p',
  pipeline_name: 'Momentum',
  execution_id: 'e',
  trading_mode: 'simulation',
  symbol: 'AAPL',
  side: 'buy',
  state: 'open',
  quantity: '50',
  remaining: '25',
  entry: '200.00',
  price: '210.00',
  stop: '199.50',
  target1: '215',
  target2: '230',
  target1_reached: false,
  unrealized: '250.00',
  realized: null,
  r_multiple: 1,
  opened_at: '2026-11-20T15:00:00Z',
  protected: true,
  attention: null,
};
const SHORT: Position = { ...LONG, side: 'sell', stop: '220.50', unrealized: '-250.00' };

describe('the measures of a position', () => {
  it('count a result in percent of the entry, mirrored for a short', () => {
    expect(resultPercent(LONG)).toBeCloseTo(5);
    expect(resultPercent(SHORT)).toBeCloseTo(-5);
    expect(resultPercent({ ...LONG, price: null })).toBeUndefined();
  });

  it('say how far the stop is, and below zero when the price is beyond it', () => {
    expect(stopDistancePercent(LONG)).toBeCloseTo(5);
    expect(stopDistancePercent(SHORT)).toBeCloseTo(5);
    expect(stopDistancePercent({ ...LONG, price: '190' })).toBeLessThan(0);
  });

  it('risk only what is still held, and nothing beyond the stop', () => {
    expect(openRisk(LONG)).toBeCloseTo(262.5);
    expect(openRisk(SHORT)).toBeCloseTo(262.5);
    expect(openRisk({ ...LONG, price: '190' })).toBe(0);
  });

  it('tell what is unknown from what is not held yet', () => {
    expect(protectionOf(LONG)).toBe('yes');
    expect(protectionOf({ ...LONG, protected: false })).toBe('no');
    expect(protectionOf({ ...LONG, protected: null })).toBe('unknown');
    expect(protectionOf({ ...LONG, protected: null, state: 'opening', remaining: '0' })).toBe('nothing held');
  });

  it('raise an alarm with the words of the server, or when no stop rests', () => {
    expect(alarmOf(LONG)).toBeUndefined();
    expect(alarmOf({ ...LONG, attention: 'The stop was rejected.' })).toBe('The stop was rejected.');
    expect(alarmOf({ ...LONG, protected: false })).toContain('No stop');
    expect(alarmOf({ ...LONG, protected: false, state: 'closing' })).toBeUndefined();
  });

  it('never add real money to simulated money', () => {
    const live = { ...LONG, trading_mode: 'live', unrealized: '10' };
    expect(totals([LONG, live, SHORT])).toEqual([
      { mode: 'live', count: 1, unrealized: 10 },
      { mode: 'simulation', count: 2, unrealized: 0 },
    ]);
    expect(ofLeadingMode([LONG, live, SHORT])).toEqual([live]);
    expect(ofLeadingMode([LONG, SHORT])).toHaveLength(2);
  });
});
