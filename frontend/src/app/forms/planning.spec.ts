import { Preview } from '../api/planning-model';
import { Schema } from '../api/model';
import feature from '../../../dev/every-feature.json';
import { check } from './check';
import { allDay, byDay, calendar, clock, costWords, dateOf, shortly, zoneName } from './planned';
import { groupsOf, ofSettings, settled } from './settings-groups';
import { sameValue } from './values';
import { usable, warning } from './trading-modes';
import { ownTimeframe, rulesAlone, shareWords, trueTimes, unknownWords } from './truth';

const ZONE = 'America/New_York';
const run = (at: string, low = '0.10', high = '0.20') => ({
  at,
  until: null,
  kind: 'once' as const,
  sentence: 'Runs once.',
  cost: { low, expected: low, high },
});

describe('planned runs', () => {
  it('are grouped by the day of the pipeline, not of UTC', () => {
    const days = byDay([run('2026-11-24T02:00:00Z'), run('2026-11-23T14:30:00Z')], ZONE);
    expect(days).toHaveLength(1);
    expect(days[0]).toMatchObject({ date: '2026-11-23', label: 'Mon 23 Nov' });
    expect(days[0]?.cost?.low).toBeCloseTo(0.2);
    expect(clock('2026-11-23T14:30:00Z', ZONE)).toBe('09:30');
    expect(dateOf('2026-11-24T02:00:00Z', 'UTC')).toBe('2026-11-24');
    expect(zoneName(ZONE, '2026-07-01T12:00:00Z')).toBe('ET');
    expect(zoneName('UTC', '2026-07-01T12:00:00Z')).toBe('UTC');
  });

  it('are told without the times that stand beside them', () => {
    const waits = (between: string) => shortly({ ...run(''), sentence: `Waits for its trigger between ${between}.` });
    expect(waits('09:30 America/New_York and 15:55 America/New_York')).toBe('Waits for its trigger.');
    expect(waits('00:00 UTC and 00:00 UTC')).toBe('Waits for its trigger.');
    expect(shortly(run(''))).toBe('Runs once.');
    expect(allDay({ at: '2026-11-23T00:00:00Z', until: '2026-11-24T00:00:00Z' })).toBe(true);
    expect(allDay({ at: '2026-11-23T14:30:00Z', until: '2026-11-23T21:00:00Z' })).toBe(false);
  });

  it('cost what each of their runs costs, or nothing is said', () => {
    const [day] = byDay([run('2026-11-23T14:30:00Z'), { ...run('2026-11-23T15:30:00Z'), cost: null }], ZONE);
    expect(costWords(day?.cost)).toBe('');
    expect(costWords({ low: '0.17', high: '0.25' })).toBe('$0.17–$0.25');
    expect(costWords({ low: 0.0205, high: 0.0205 })).toBe('$0.021');
  });

  it('stand in whole weeks from Monday on', () => {
    const weeks = calendar(byDay([run('2026-11-25T14:30:00Z')], ZONE), '2026-11-25', 30);
    expect(weeks).toHaveLength(5);
    expect(weeks[0]?.map(({ day, outside }) => [day, outside])).toEqual([
      [23, true],
      [24, true],
      [25, false],
      [26, false],
      [27, false],
      [28, false],
      [29, false],
    ]);
    expect(weeks[0]?.[2]?.runs).toBe(1);
  });
});

describe('the settings of a pipeline', () => {
  const schema: Schema = {
    properties: {
      symbols: { type: 'array', items: { type: 'string', format: 'symbol' }, default: [] },
      trading_mode: { type: 'string', enum: ['live', 'simulation'], default: 'simulation' },
      simulation: { type: 'object', default: {}, properties: { speed: { type: 'integer', default: 60 } } },
      max_retries: { type: 'integer', default: 3 },
      approval: { type: 'object', properties: {} },
      novelty: { type: 'boolean', default: false },
    },
  };

  it('may be null where they may be left out', () => {
    const optional: Schema = {
      properties: {
        limits: { type: 'object', properties: { trades: { type: 'integer' } } },
        start: { type: 'string', format: 'date-time' },
        symbol: { type: 'string', format: 'symbol' },
      },
      required: ['symbol'],
    };
    expect(check(optional, { limits: null, start: null, symbol: 'AAPL' })).toEqual([]);
    expect(check(optional, { symbol: null }).map(({ path }) => path)).toEqual(['symbol']);
    expect(sameValue({ start: null }, {}, optional)).toBe(true);
    expect(sameValue({ start: null }, {}, { properties: { start: { default: '2026-11-22T14:30:00Z' } } })).toBe(false);
  });

  it('are grouped, and what is new stands at the end without a change here', () => {
    expect(groupsOf(schema, 'simulation').map(({ title, names }) => [title, ...names])).toEqual([
      ['What and when', 'symbols'],
      ['Consent', 'approval'],
      ['Simulated market', 'simulation'],
      ['Failures', 'max_retries'],
      ['More', 'novelty'],
    ]);
    expect(groupsOf(schema, 'live').map(({ title }) => title)).not.toContain('Simulated market');
  });

  it('keep what was said, also when it is the default now', () => {
    const before = { symbols: ['AAPL'], max_retries: 5, approval: {}, unheard: 1 };
    expect(settled(schema, before, { unheard: 1, max_retries: 3, symbols: ['AAPL'] })).toEqual({
      symbols: ['AAPL'],
      max_retries: 3,
      approval: null,
      unheard: 1,
    });
    expect(settled(schema, {}, { max_retries: 3 })).toEqual({});
  });

  it('are told only what concerns them', () => {
    const finding = (node: string | null, field: string | null) => ({
      severity: 'error' as const,
      node,
      field,
      message: '',
    });
    const all = [finding(null, 'settings.symbols'), finding('a', 'settings'), finding(null, null)];
    expect(ofSettings(all)).toEqual([all[0]]);
  });

  it('warn of real money, and never offer a paper key for it', () => {
    expect(warning('paper', 'live')).toContain('You are switching to real money.');
    expect(warning('live', 'live')).not.toContain('switching');
    expect(warning('live', 'paper')).toContain('not trade with real money');
    expect(warning('simulation', 'paper')).toBeUndefined();
    const connections = [{ environment: 'paper' }, { environment: 'LIVE' }] as Parameters<typeof usable>[0];
    expect(usable(connections, 'live')).toEqual([connections[1]]);
  });
});

describe('the preview of a condition', () => {
  const schema = feature as unknown as Schema;
  const preview: Preview = {
    sentence: 'True on 2 of the last 5 bars.',
    true: 2,
    false: 1,
    unknown: 2,
    symbol: 'AAPL',
    timeframe: '5m',
    conditions: [],
    parts: [],
    bars: {
      symbol: 'AAPL',
      source: 'synthetic',
      timeframe: '5m',
      time: [1, 2, 3, 4, 5],
      open: [],
      high: [],
      low: [],
      close: [],
      volume: [],
    },
    truth: 'uutft',
  };

  it('counts each of several rules alone', () => {
    const rules = [{ level: 35 }, { kind: 'volume_spike' }];
    expect(rulesAlone(schema, { rules, bars: 300 })).toEqual([
      { sentence: 'RSI(14) crosses above 35', config: { rules: [rules[0]], bars: 300 } },
      { sentence: 'Volume above 2 times its average of 20 bars', config: { rules: [rules[1]], bars: 300 } },
    ]);
    expect(rulesAlone(schema, { rules: [{}] })).toEqual([]);
    expect(rulesAlone(schema, {})).toEqual([]);
  });

  it('says when it was true and that unknown is not false', () => {
    expect(trueTimes(preview)).toEqual([3, 5]);
    expect(unknownWords(preview)).toBe(
      '2 bars unknown: an indicator says nothing before it has seen enough bars. Unknown is not false: nothing is decided on such a bar.',
    );
    expect(unknownWords({ ...preview, unknown: 0 })).toBeUndefined();
    expect(shareWords(preview)).toBe('66.7 % of the known bars');
    expect(shareWords({ ...preview, true: 0, false: 0 })).toBe('Nothing is known yet');
  });

  it('looks at the timeframe that the agent names itself', () => {
    expect(ownTimeframe(schema, { timeframe: '1h' })).toBe('1h');
    expect(ownTimeframe(schema, {})).toBeUndefined();
  });
});
