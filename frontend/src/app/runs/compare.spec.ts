import { pairsOf } from './compare';
import { exampleRun, fact, step } from './example';

describe('two runs side by side', () => {
  const levels = (price: string) => ({ entry: { price, reason: 'the last price' } });
  const left = exampleRun();
  const right = exampleRun();
  left.steps[6] = step(7, 'plan', 'done', 16, {
    facts: [fact('an_idea', { sentence: 'Buy.', conviction: 60, levels: levels('10.00'), at: 'now' })],
  });
  right.steps[6] = step(7, 'plan', 'done', 16, {
    facts: [fact('an_idea', { sentence: 'Buy more.', conviction: 60, levels: levels('10.50'), at: 'then' })],
  });

  it('are aligned by node', () => {
    const pairs = pairsOf(left, right);
    expect(pairs.map((pair) => pair.node)).toEqual(['manager', 'trigger', 'data', 'second', 'plan', 'trade', 'report']);
    expect(pairs.filter((pair) => pair.differs).map((pair) => pair.node)).toEqual(['plan']);
    expect(pairs[1]?.left).toMatchObject({ state: 'done', waiting: 9 * 60_000, sentence: 'It dipped.' });
  });

  it('tell field by field what is different, times and keys left out', () => {
    const plan = pairsOf(left, right).find((pair) => pair.node === 'plan');
    expect(plan?.fields).toEqual([{ name: 'An idea, levels, entry, price', left: '10.00', right: '10.50' }]);
  });

  it('say that one of them has no such node', () => {
    const short = exampleRun();
    short.nodes = short.nodes.filter((one) => one.node !== 'report');
    const report = pairsOf(short, exampleRun()).find((pair) => pair.node === 'report');
    expect(report).toMatchObject({ left: undefined, differs: true, fields: [] });
  });

  it('of which one has not come so far differ in state, not in every field', () => {
    const stopped = exampleRun();
    stopped.steps = stopped.steps.slice(0, 6);
    stopped.nodes = stopped.nodes.map((one) => (one.node === 'plan' ? { ...one, state: 'stopped' } : one));
    const plan = pairsOf(stopped, left).find((pair) => pair.node === 'plan');
    expect(plan).toMatchObject({ differs: true, fields: [] });
  });
});
