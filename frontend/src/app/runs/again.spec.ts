import { againFrom, harmless } from './again';
import { exampleRun } from './example';

describe('a run from one of its agents on', () => {
  it('takes over what those before it found, oldest first', () => {
    const run = exampleRun();
    const trigger = againFrom(run, 'data');
    expect(Object.keys(trigger?.pins ?? {})).toEqual(['trigger']);
    expect(trigger?.pins['trigger']?.map((fact) => fact.type)).toEqual(['armed', 'fired']);
    expect(againFrom(run, 'trigger')?.pins).toEqual({});
  });

  it('cannot be where something before it gave nothing', () => {
    expect(againFrom(exampleRun(), 'plan')).toBeUndefined();
    expect(againFrom(exampleRun(), 'manager')).toBeUndefined();
  });

  it('moves no money', () => {
    const definition = {
      nodes: [],
      edges: [],
      settings: { trading_mode: 'live', broker_connection: 'x', symbols: ['AAPL'] },
    };
    expect(harmless(definition).settings).toEqual({
      trading_mode: 'simulation',
      broker_connection: null,
      symbols: ['AAPL'],
    });
    const tried = { ...definition, settings: { trading_mode: 'validation' } };
    expect(harmless(tried)).toBe(tried);
  });
});
