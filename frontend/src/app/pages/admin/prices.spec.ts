import { ModelPrice } from '../../api/costs-model';
import { NO_PRICE, priceOf, standing, wrongPrice } from './prices';

const NOW = Date.parse('2026-11-22T12:00:00Z');
const good = { ...NO_PRICE, model: ' gpt-5 ', input: '1.25', cached_input: '0.125', output: '10', source: 'a page' };

describe('a price that is typed', () => {
  it('needs a model, three amounts and a source', () => {
    expect(Object.keys(wrongPrice(NO_PRICE, NOW))).toEqual(['model', 'input', 'cached_input', 'output', 'source']);
    expect(wrongPrice(good, NOW)).toEqual({});
    expect(wrongPrice({ ...good, output: '-1' }, NOW).output).toContain('such as 0.25');
  });

  it('holds from a day that there is, not long ago and not far ahead', () => {
    const on = (from: string) => wrongPrice({ ...good, from }, NOW).from;
    expect(on('2026-12-01')).toBeUndefined();
    expect(on('2026-02-30')).toContain('A day such as');
    expect(on('soon')).toContain('A day such as');
    expect(on('2019-12-31')).toContain('2020');
    expect(on('2028-01-01')).toContain('a year ahead');
  });

  it('is sent without spaces, from midnight in UTC or from now on', () => {
    expect(priceOf(good)).toMatchObject({ model: 'gpt-5', from: null });
    expect(priceOf({ ...good, from: '2026-12-01' }).from).toBe('2026-12-01T00:00:00Z');
  });
});

it('of each model the newest price that has begun counts', () => {
  const price = (model: string, from: string): ModelPrice => ({
    provider: 'openai',
    model,
    input: '1',
    cached_input: '1',
    output: '1',
    source: '',
    from: `${from}T00:00:00Z`,
  });
  const states = standing(
    [price('a', '2026-12-01'), price('a', '2026-10-01'), price('a', '2025-01-01'), price('b', '2025-01-01')],
    NOW,
  ).map(({ state }) => state);
  expect(states).toEqual(['later', 'now', 'before', 'now']);
});
