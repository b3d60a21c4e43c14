import {
  age,
  count,
  dayUtc,
  duration,
  exact,
  money,
  multiple,
  percent,
  price,
  quantity,
  rate,
  readable,
  relative,
  words,
} from './format';

describe('numbers', () => {
  it('show money with two decimals and its sign', () => {
    expect(money('1234.5')).toBe('$1,234.50');
    expect(money('-3.1')).toBe('−$3.10');
    expect(money(12, true)).toBe('+$12.00');
  });

  it('show what is below ten cents with two digits that say something', () => {
    expect(['0.0205', '0.031', '0.0996', '0.04', '0.10', '0.126'].map((amount) => money(amount))).toEqual([
      '$0.021',
      '$0.031',
      '$0.10',
      '$0.04',
      '$0.10',
      '$0.13',
    ]);
    expect(['0.0041', '0.00012', '0.0000345', '0.000001'].map((amount) => money(amount))).toEqual([
      '$0.0041',
      '$0.00012',
      '$0.000035',
      '$0.000001',
    ]);
    expect([money('-0.0041'), money('0.0041', true)]).toEqual(['−$0.0041', '+$0.0041']);
    expect([money('0.0000004'), money('-0.0000004', true)]).toEqual(['< $0.000001', '> −$0.000001']);
    expect([money('0'), money(0, true), money(0.1 + 0.2 - 0.3)]).toEqual(['$0.00', '$0.00', '$0.00']);
  });

  it('never show a negative nothing', () => {
    expect(money('-0.00000000001', true)).toBe('$0.00');
    expect(percent(-0.04, true)).toBe('0.0 %');
  });

  it('keep the decimals of an instrument', () => {
    expect(price('189.2')).toBe('189.20');
    expect(price('0.00001234')).toBe('0.00001234');
    expect(price('166.258137')).toBe('166.2581');
  });

  it('show the amounts of a price list as they are', () => {
    expect(['0.125', '15', '0.075', '0.4000000000'].map(rate)).toEqual(['$0.125', '$15.00', '$0.075', '$0.40']);
  });

  it('show what is not known as a dash', () => {
    expect([money(null), price(''), quantity(undefined), count('x'), multiple(null)]).toEqual([
      '–',
      '–',
      '–',
      '–',
      '–',
    ]);
  });

  it('leave out needless zeros of a quantity', () => {
    expect(quantity('52.000')).toBe('52');
    expect(quantity('0.25')).toBe('0.25');
  });
});

describe('times', () => {
  it('tell an age without seconds', () => {
    expect(age(20_000)).toBe('under 1 min');
    expect(age(31 * 60_000 + 59_000)).toBe('31 min');
    expect(age(125 * 60_000)).toBe('2 h 5 min');
  });

  it('are told in one unit, past and future', () => {
    const now = Date.parse('2026-11-22T12:00:00Z');
    expect(relative('2026-11-22T11:58:59Z', now)).toBe('1 min ago');
    expect(relative('2026-11-22T15:00:00Z', now)).toBe('in 3 h');
    expect(relative('2026-11-22T11:59:58Z', now)).toBe('just now');
  });

  it('are exact in the exchange’s zone', () => {
    expect(exact('2026-11-22T15:02:00Z')).toBe('22 Nov 2026, 10:02 ET');
  });

  it('within sentences are written like all others', () => {
    expect(readable('Next planned time 2021-11-23T14:55:00Z.')).toBe('Next planned time 23 Nov 2021, 09:55 ET.');
  });

  it('that were given as days keep their day', () => {
    expect(dayUtc('2024-03-01T00:00:00Z')).toBe('1 Mar 2024');
  });

  it('far away are exact, as in a simulated market', () => {
    expect(relative('2021-11-23T14:55:00Z', Date.parse('2026-11-22T12:00:00Z'))).toBe('23 Nov 2021, 09:55 ET');
  });

  it('last as long as their two largest units say', () => {
    expect(duration(40)).toBe('40 ms');
    expect(duration(2000)).toBe('2 s');
    expect(duration(134 * 60_000)).toBe('2 h 14 min');
  });
});

it('turns names into words', () => {
  expect(words('market_snapshot')).toBe('Market snapshot');
  expect(words('LanguageModel')).toBe('Language model');
  expect(words('target1')).toBe('Target 1');
  expect(words('rsi14')).toBe('Rsi 14');
});
