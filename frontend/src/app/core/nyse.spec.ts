import { closeOf, marketAt } from './nyse';

const on = (year: number, month: number, day: number) => closeOf({ year, month, day });

describe('the hours of the New York Stock Exchange', () => {
  it('close at four on an ordinary day', () => {
    expect(on(2026, 11, 20)).toBe(16 * 60);
  });

  it('do not exist on weekends and holidays', () => {
    expect(on(2026, 11, 22)).toBeUndefined();
    expect(on(2026, 11, 26)).toBeUndefined();
    expect(on(2026, 4, 3)).toBeUndefined(); // Good Friday
    expect(on(2027, 7, 5)).toBeUndefined(); // the Fourth on a Sunday
    expect(on(2026, 7, 3)).toBeUndefined(); // the Fourth on a Saturday
    expect(on(2024, 6, 19)).toBeUndefined();
  });

  it('are kept on the Friday before a New Year on a Saturday', () => {
    expect(on(2021, 12, 31)).toBe(16 * 60);
  });

  it('end at one on half days', () => {
    expect(on(2026, 11, 27)).toBe(13 * 60);
    expect(on(2026, 12, 24)).toBe(13 * 60);
    expect(on(2025, 7, 3)).toBe(13 * 60);
  });

  it('are counted in New York, whatever the season', () => {
    expect(marketAt(Date.parse('2026-11-20T18:46:00Z'))).toEqual({ open: true, minutes: 134 });
    expect(marketAt(Date.parse('2026-07-01T13:29:00Z'))).toEqual({ open: false, minutes: 1 });
  });

  it('say on a Friday night how long it is until Monday', () => {
    expect(marketAt(Date.parse('2026-11-20T21:00:00Z'))).toEqual({ open: false, minutes: 3 * 1440 - 390 });
  });
});
