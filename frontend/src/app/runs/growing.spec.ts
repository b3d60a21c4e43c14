import { describe, expect, it } from 'vitest';
import { partsOf } from './growing';

const ANSWER =
  '{"direction":"bullish","confidence":70,"reasons":["RSI is \\"61\\"","Above {its} average"],"levels":{"stop":95.5,"target":110}}';

describe('an answer that is still being written', () => {
  it('can be read at every character of it, but for half a number', () => {
    const names = ['direction', 'confidence', 'reasons', 'levels'];
    for (let end = 1; end <= ANSWER.length; end++) {
      const parts = partsOf(ANSWER.slice(0, end)) ?? [];
      expect(parts.map((part) => part.name)).toEqual(names.slice(0, parts.length));
    }
    expect(partsOf(ANSWER.slice(0, ANSWER.indexOf('5.5')))).toHaveLength(4);
  });

  it('is all there at its end', () => {
    expect(partsOf(ANSWER)).toEqual([
      { name: 'direction', values: ['bullish'] },
      { name: 'confidence', values: ['70'] },
      { name: 'reasons', values: ['RSI is "61"', 'Above {its} average'] },
      { name: 'levels', values: ['stop: 95.5 · target: 110'] },
    ]);
  });

  it('shows a sentence as it grows', () => {
    expect(partsOf('{"reasoning":"The trend is')).toEqual([{ name: 'reasoning', values: ['The trend is'] }]);
  });

  it('may stand in a fence', () => {
    expect(partsOf('```json\n{"direction":"bearish"')).toEqual([{ name: 'direction', values: ['bearish'] }]);
  });

  it('is no answer where it is no object', () => {
    expect(partsOf('I think that it goes up.')).toBeUndefined();
    expect(partsOf('')).toBeUndefined();
  });
});
