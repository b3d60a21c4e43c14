import { modelOf, reasoningOf, saysWhy } from './reasoning';

describe('the reasoning in a fact', () => {
  it('is found by its shape, whichever agent gave it', () => {
    const found = reasoningOf({
      type: 'an_idea',
      symbol: 'AAPL',
      conviction: 69,
      levels: {
        entry: { price: '119.61', reason: 'the last price' },
        stop_loss: { price: '119.34', reason: '2 times the range' },
      },
      factors: ['RSI of 31 is low', 'Trend is up'],
      symbols: ['AAPL'],
      sentence: 'Buy AAPL.',
    });
    expect(found.sentence).toBe('Buy AAPL.');
    expect(found.grades).toEqual([{ name: 'conviction', value: 69 }]);
    expect(found.lists).toEqual([{ name: 'factors', items: ['RSI of 31 is low', 'Trend is up'] }]);
    expect(found.reasons).toEqual([
      { name: 'entry', value: '119.61', why: 'the last price' },
      { name: 'stop_loss', value: '119.34', why: '2 times the range' },
    ]);
    expect(saysWhy(found)).toBe(true);
  });

  it('is not made up where there is none', () => {
    expect(saysWhy(reasoningOf({ type: 'quote', symbol: 'AAPL', price: '12.50', symbols: ['AAPL'] }))).toBe(false);
  });

  it('may be a text of several lines', () => {
    expect(reasoningOf({ type: 'report', markdown: '# Result\n\nGood.' }).story).toBe('# Result\n\nGood.');
  });

  it('names the model if the fact does', () => {
    expect(modelOf({ type: 'x', model: 'rules' })).toBe('rules');
    expect(modelOf({ type: 'x' })).toBeUndefined();
  });
});
