import { stepsTo } from './reach';

describe('the way to a field', () => {
  it('leads from what holds it to the field, written as fields are', () => {
    expect(stepsTo('rules[0].period')).toEqual(['rules[0].period', 'rules[0]', 'rules']);
    expect(stepsTo('rules.0.period')).toEqual(['rules[0].period', 'rules[0]', 'rules']);
    expect(stepsTo('config.exit.ladder[1].share')).toEqual([
      'exit.ladder[1].share',
      'exit.ladder[1]',
      'exit.ladder',
      'exit',
    ]);
  });

  it('is nowhere without a path', () => {
    expect(stepsTo('')).toEqual([]);
  });

  it('may be a field that is itself called config', () => {
    expect(stepsTo('config')).toEqual(['config']);
  });
});
