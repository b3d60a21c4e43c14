import { Execution } from '../api/model';
import { exampleRun, minute } from './example';
import {
  asOf,
  inputOf,
  lastMoment,
  newsOf,
  outcomeOf,
  outputOf,
  profitOf,
  progressOf,
  runsOf,
  spansOf,
  timesOf,
} from './story';

const states = (execution: Execution) => Object.fromEntries(execution.nodes.map((node) => [node.node, node.state]));
const types = (given: { fact: { type: string } }[]) => given.map((one) => one.fact.type);

describe('a run as of one of its steps', () => {
  const run = exampleRun();

  it('is itself at the end', () => {
    expect(asOf(run, undefined)).toBe(run);
    expect(asOf(run, 11)).toBe(run);
  });

  it('before anything happened has its first agent at work and the rest to come', () => {
    const before = asOf(run, 0);
    expect(states(before)).toEqual({
      manager: 'running',
      trigger: 'pending',
      data: 'pending',
      second: 'pending',
      plan: 'pending',
      trade: 'pending',
      report: 'pending',
    });
    expect(before.steps).toEqual([]);
    expect(before.bars).toEqual([]);
    expect(before.status).toBe('running');
  });

  it('shows who waits, who is tried again and who never had to act', () => {
    expect(states(asOf(run, 2))).toMatchObject({ trigger: 'waiting', data: 'pending' });
    expect(states(asOf(run, 3))).toMatchObject({ trigger: 'waiting' });
    expect(states(asOf(run, 4))).toMatchObject({
      trigger: 'done',
      data: 'running',
      second: 'skipped',
      plan: 'pending',
    });
    expect(states(asOf(run, 5))).toMatchObject({ data: 'waiting' });
    expect(states(asOf(run, 9))).toMatchObject({ plan: 'done', trade: 'waiting', report: 'pending' });
  });

  it('has only the bars that somebody had looked at by then', () => {
    expect(asOf(run, 5).bars).toHaveLength(0);
    expect(asOf(run, 6).bars).toHaveLength(1);
  });

  it('keeps a step for which a position is open from ending the node', () => {
    const failing = exampleRun();
    Object.assign(failing.steps[7] ?? {}, { outcome: 'failed', wait_until: minute(19) });
    expect(states(asOf(failing, 8))).toMatchObject({ trade: 'waiting' });
  });
});

describe('what a node knew', () => {
  const run = exampleRun();

  it('is what those before it, the hidden ones among them, had found out when it ran', () => {
    expect(types(inputOf(run, 'plan'))).toEqual(['checked', 'armed', 'condition_met', 'fired', 'snapshot']);
    expect(types(inputOf(run, 'trigger'))).toEqual(['checked', 'condition_met']);
    expect(types(inputOf(run, 'trigger', 2))).toEqual(['checked']);
  });

  it('has only the newest of a kind, and news for everybody', () => {
    const input = inputOf(run, 'report');
    expect(types(input)).toEqual(['checked', 'armed', 'condition_met', 'fired', 'snapshot', 'plan', 'trade', 'news']);
    expect(input.find((one) => one.fact.type === 'trade')?.sequence).toBe(10);
  });

  it('and gave is told newest first', () => {
    expect(outputOf(run, 'trade').map((one) => one.fact.sentence)).toEqual(['Sold.', 'Buying.']);
    expect(outputOf(run, 'trade', 9).map((one) => one.fact.sentence)).toEqual(['Buying.']);
  });

  it('is the same whoever asks when it has not run', () => {
    expect(types(inputOf(run, 'plan', 4))).toEqual(['checked', 'armed', 'condition_met', 'fired']);
  });
});

describe('the time of a run', () => {
  const run = exampleRun();

  it('is spent at work, waiting and before another try', () => {
    const spans = spansOf(run);
    const kinds = (node: string) => spans.filter((span) => span.node === node).map((span) => span.kind);
    expect(kinds('trigger')).toEqual(['busy', 'waiting', 'busy']);
    expect(kinds('data')).toEqual(['busy', 'retrying', 'busy']);
    expect(timesOf(spans, 'trigger')).toEqual({ busy: 120_000, waiting: 9 * 60_000, retries: 0 });
    expect(timesOf(spans, 'data')).toEqual({ busy: 120_000, waiting: 2 * 60_000, retries: 1 });
    expect(runsOf(run, 'data').at(-1)?.attempt).toBe(2);
  });

  it('of what is still open lasts until now', () => {
    const open = asOf(run, 8);
    const last = spansOf(open, Date.parse(minute(40))).at(-1);
    expect(last).toMatchObject({ node: 'trade', kind: 'waiting', to: Date.parse(minute(40)) });
    expect(lastMoment(open)).toBe(Date.parse(minute(18)));
    expect(lastMoment(run)).toBe(Date.parse(minute(60)));
  });

  it('knows when news came', () => {
    expect(newsOf(run).map((news) => [news.node, news.sequence])).toEqual([
      ['trigger', 3],
      [null, 9],
    ]);
  });
});

describe('what came of a run', () => {
  it('is its reason, else the last thing that was said', () => {
    expect(outcomeOf(exampleRun())).toBe('Closed 10 AAPL: +$12.50.');
    expect(outcomeOf(asOf(exampleRun(), 4))).toBe('It dipped.');
    expect(outcomeOf(asOf(exampleRun(), 0))).toBe('The run is about to begin.');
  });

  it('is money only when a position was closed', () => {
    expect(profitOf(exampleRun())).toBe(12.5);
    expect(profitOf(asOf(exampleRun(), 9))).toBeUndefined();
  });

  it('is told on the way by how many agents are through', () => {
    expect(progressOf(asOf(exampleRun(), 4))).toEqual({ settled: 3, total: 7 });
  });
});
