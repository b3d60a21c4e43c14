import { fits } from './fuzzy';

const best = (typed: string, ...texts: string[]) =>
  texts
    .map((text) => ({ text, score: fits(typed, text) }))
    .filter((one) => one.score !== undefined)
    .sort((a, b) => (b.score ?? 0) - (a.score ?? 0))
    .map(({ text }) => text);

describe('what is typed', () => {
  it('fits the beginnings of words best', () => {
    expect(best('mo', 'Almost', 'Morning momentum', 'Crypto momentum')).toEqual([
      'Morning momentum',
      'Crypto momentum',
      'Almost',
    ]);
  });

  it('may leave letters out', () => {
    expect(best('mnmo', 'Morning momentum', 'Orders')).toEqual(['Morning momentum']);
    expect(fits('xyz', 'Positions')).toBeUndefined();
  });

  it('fits with all its words, in any order', () => {
    expect(best('rsi dip', 'RSI dip on a watchlist', 'Dip of the RSI', 'RSI only')).toEqual([
      'Dip of the RSI',
      'RSI dip on a watchlist',
    ]);
  });

  it('fits everything while it is nothing', () => {
    expect(fits('', 'Anything')).toBeDefined();
  });
});
