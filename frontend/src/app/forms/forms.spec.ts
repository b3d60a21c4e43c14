import feature from '../../../dev/every-feature.json';
import { Finding, Schema } from '../api/model';
import { check } from './check';
import { amountOf, durationOf, durationWords, secondsOf } from './durations';
import { valueOf } from './entries/number';
import { told } from './findings';
import { linesOf, parsed } from './json-text';
import { fresh, inOrder, optionsOf, partsOf, stepOf } from './parts';
import { phrase, sentence } from './phrases';
import { resolved } from './schema';
import { kindIndex, prunedConfig, sameValue, unknownKeys } from './values';

const SCHEMA = feature as unknown as Schema;
const part = (name: string) => {
  const found = partsOf(SCHEMA, SCHEMA).find((one) => one.name === name);
  if (!found) throw new Error(`There is no ${name}.`);
  return found;
};
const VALID = { name: 'Ada' };
const problems = (config: Record<string, unknown>) =>
  check(SCHEMA, { ...VALID, ...config }).map(({ path, message }) => `${path}: ${message}`);

describe('the fields of a schema', () => {
  it('are entered the way their schema asks for', () => {
    const widgets = Object.fromEntries(partsOf(SCHEMA, SCHEMA).map(({ name, widget }) => [name, widget]));
    expect(widgets).toEqual({
      name: 'text',
      model: 'text',
      notes: 'lines',
      side: 'segments',
      style: 'select',
      venue: 'select',
      active: 'switch',
      bars: 'number',
      risk: 'slider',
      confidence: 'slider',
      budget: 'number',
      timeout: 'duration',
      offset: 'duration',
      start: 'time',
      first_day: 'date',
      since: 'moment',
      zone: 'zone',
      days: 'toggles',
      symbol: 'symbol',
      symbols: 'chips',
      timeframe: 'timeframe',
      timeframes: 'toggles',
      times: 'chips',
      levels: 'chips',
      rules: 'list',
      exits: 'list',
      size: 'kinds',
      approval: 'optional',
      trend: 'object',
      ladder: 'optional',
      extra: 'json',
    });
  });

  it('know what is required, and take the words of the schema before those of the name', () => {
    expect(part('name').required).toBe(true);
    expect(part('bars')).toMatchObject({ required: false, unit: 'bars', title: 'Bars' });
    expect(optionsOf(resolved({ $ref: '#/definitions/rule' }, SCHEMA).schema.properties?.['kind'] ?? {})[0]).toEqual({
      value: 'rsi_crosses_above',
      label: 'RSI crosses above',
    });
    expect(part('venue').options.map(({ value }) => value)).toEqual(['nyse', 'nasdaq']);
  });

  it('begin the week on Monday and put timeframes from short to long', () => {
    expect(part('days').options.map(({ label }) => label)).toEqual(['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']);
    expect(inOrder(['2h', '1d'])).toEqual(['1m', '5m', '15m', '30m', '1h', '2h', '4h', '1d', '1w']);
  });

  it('step as finely as the range and the default ask for', () => {
    expect(stepOf(part('risk').schema)).toBe(0.1);
    expect(stepOf(part('confidence').schema)).toBe(1);
    expect(stepOf({ type: 'number', minimum: 0, maximum: 10, default: 1.25 })).toBe(0.01);
    expect(stepOf({ type: 'number', multipleOf: 5 })).toBe(5);
  });

  it('follow references that lead to themselves one step at a time', () => {
    const { schema, nullable } = resolved(part('ladder').schema.properties?.['below'] ?? {}, SCHEMA);
    expect(nullable).toBe(true);
    expect(schema.properties?.['price']?.title).toBe('Price');
  });
});

describe('what is kept of a configuration', () => {
  it('is what differs from the defaults, however the same is written', () => {
    const config = {
      name: 'Ada',
      side: 'BOTH',
      risk: '2.00',
      timeout: 'PT900S',
      bars: 250,
      rules: [{ kind: 'rsi_crosses_above', level: 30 }],
      trend: { follow: true, average: { length: 200, smoothing: { passes: 2 } } },
    };
    expect(prunedConfig(SCHEMA, config)).toEqual({ name: 'Ada', trend: { average: { smoothing: { passes: 2 } } } });
  });

  it('keeps what no schema knows, and an empty group that says yes', () => {
    const config = { extra_key: 1, trend: { odd: true, follow: true }, approval: {}, venue: null };
    expect(prunedConfig(SCHEMA, config)).toEqual({ extra_key: 1, trend: { odd: true }, approval: {} });
    expect(unknownKeys(SCHEMA, { ...config, rules: [{ odd: 1 }] }, SCHEMA)).toEqual([
      'extra_key',
      'trend.odd',
      'rules[0].odd',
    ]);
  });

  it('drops what does not matter for the kind that is chosen', () => {
    const rules = [
      { kind: 'sma_crosses_above', fast: 10, level: 35, period: 7 },
      { level: 35, fast: 10 },
    ];
    expect(prunedConfig(SCHEMA, { rules })).toEqual({
      rules: [{ kind: 'sma_crosses_above', fast: 10 }, { level: 35 }],
    });
  });

  it('names the kind of an alternative and only its fields', () => {
    const exits = [
      { type: 'time', after: 'PT2H', distance: 3 },
      { type: 'trailing', distance: 3 },
    ];
    expect(prunedConfig(SCHEMA, { exits })).toEqual({
      exits: [{ type: 'time' }, { type: 'trailing', distance: 3 }],
    });
    expect(kindIndex(part('size').schema, '5%', SCHEMA)).toBe(1);
    expect(kindIndex(part('size').schema, 7, SCHEMA)).toBe(0);
  });

  it('begins a new entry with its defaults and what it can only be', () => {
    expect(fresh(part('exits').items ?? {}, SCHEMA)).toEqual({ type: 'trailing' });
    expect(fresh(part('rules').items ?? {}, SCHEMA)).toEqual({});
    expect(fresh({ type: 'number', default: 3 }, SCHEMA)).toBe(3);
  });

  it('compares decimals exactly, also where a number would round', () => {
    const decimal = { format: 'decimal' };
    expect(sameValue('0.10', 0.1, decimal)).toBe(true);
    expect(sameValue('1.00000000000000000001', '1', decimal)).toBe(false);
    expect(sameValue('-0', '0', decimal)).toBe(true);
  });
});

describe('what is wrong', () => {
  it('is nothing where only defaults count', () => {
    expect(problems({})).toEqual([]);
  });

  it('is said in sentences at the path that the server would name', () => {
    expect(check(SCHEMA, {})).toEqual([{ path: 'name', message: 'Enter name: it has no default.' }]);
    expect(problems({ name: 'A' })).toEqual(['name: At least 3 characters.']);
    expect(problems({ bars: 10 })).toEqual(['bars: Between 50 and 5,000 bars.']);
    expect(problems({ bars: 'many' })).toEqual(['bars: Write a number, such as 250.']);
    expect(problems({ bars: 50.5 })).toEqual(['bars: Write a whole number.']);
    expect(problems({ risk: '21' })).toEqual(['risk: Between 0.01 and 20 %.']);
    expect(problems({ budget: '-1' })).toEqual(['budget: At least $0.']);
    expect(problems({ timeout: 'PT5S' })).toEqual(['timeout: Between 1 min and 30 d.']);
    expect(problems({ timeout: 'soon' })).toEqual(['timeout: Write a length of time, such as 15 minutes.']);
    expect(problems({ start: '25:00' })).toEqual(['start: Write a time of day such as 09:30.']);
    expect(problems({ zone: 'Mars/Base' })).toEqual(['zone: Choose a time zone such as America/New_York.']);
    expect(problems({ side: 'sideways' })).toEqual(['side: Choose one of the list.']);
    expect(problems({ symbols: ['A', 'A'] })).toEqual(['symbols: Each entry can be there only once.']);
    expect(problems({ rules: [] })).toEqual(['rules: At least 1 entry, please.']);
    expect(problems({ rules: [{}, { level: 101 }] })).toEqual(['rules[1].level: Between 0 and 100.']);
    expect(problems({ exits: [{ type: 'time', after: 'x' }] })[0]).toMatch(/^exits\[0\]\.after/);
    expect(problems({ size: '5' })).toEqual(['size: It is not written as it must be.']);
    expect(problems({ ladder: { price: '1', below: {} } })).toEqual([
      'ladder.below.price: Enter price: it has no default.',
    ]);
    expect(problems({ trend: { average: { length: 1 } } })).toEqual(['trend.average.length: Between 2 and 400.']);
  });

  it('is nothing about a group that may be left out and is null', () => {
    const schema: Schema = { type: 'object', properties: { limits: { type: 'object' } } };
    expect(check(schema, { limits: null })).toEqual([]);
    expect(check({ ...schema, required: ['limits'] }, { limits: null })).toHaveLength(1);
  });

  it('does not ask for what does not matter', () => {
    expect(problems({ rules: [{ kind: 'volume_spike', level: 500 }] })).toEqual([]);
  });

  it('stands at its field, or above all fields if it belongs to none in sight', () => {
    const findings = ['bars', 'rules[0].fast', 'odd', 'nowhere.else', ''].map((field) => ({
      severity: 'error' as const,
      node: 'bias',
      field,
      message: field ? `Bias agent: ${field}: it must be so.` : 'Bias agent: It does not fit together.',
    }));
    const { byPath, besides } = told(SCHEMA, { ...VALID, odd: 1 }, findings);
    expect([...byPath]).toEqual([['bars', ['It must be so.']]]);
    expect(besides).toEqual(['It must be so.', 'It must be so.', 'Bias agent: It does not fit together.']);
  });

  it('is told by us while we know better than the last answer of the server', () => {
    const finding: Finding = {
      severity: 'error',
      node: null,
      field: 'settings.bars',
      message: 'settings.bars: It is wrong.',
    };
    const { byPath } = told(SCHEMA, { ...VALID, bars: 1 }, [finding], 'settings.');
    expect(byPath.get('bars')).toEqual(['Between 50 and 5,000 bars.']);
  });
});

describe('lengths of time', () => {
  it('are read from ISO 8601 and written as the server does', () => {
    expect(secondsOf('PT1H30M')).toBe(5400);
    expect(secondsOf('PT-5M')).toBe(-300);
    expect(secondsOf('-PT5M')).toBe(-300);
    expect(secondsOf('P1DT0.5S')).toBe(86_400.5);
    expect(secondsOf('5 minutes')).toBeUndefined();
    expect(secondsOf('P')).toBeUndefined();
    expect(secondsOf('PT')).toBeUndefined();
    expect(durationOf({ number: 90, unit: 'min' })).toBe('PT1H30M');
    expect(durationOf({ number: 2, unit: 'd' })).toBe('P2D');
    expect(durationOf({ number: -1.5, unit: 'h' })).toBe('PT-1H-30M');
    expect(durationOf({ number: 0, unit: 'd' })).toBe('PT0S');
    expect(durationOf({ number: 250, unit: 'ms' })).toBe('PT0.25S');
  });

  it('keep the unit in which they are whole', () => {
    expect(amountOf('PT90M')).toEqual({ number: 90, unit: 'min' });
    expect(amountOf('PT24H')).toEqual({ number: 1, unit: 'd' });
    expect(amountOf('PT60S')).toEqual({ number: 1, unit: 'min' });
    expect(amountOf('PT0.5S')).toEqual({ number: 500, unit: 'ms' });
    for (const text of ['PT1S', 'PT15M', 'PT36H', 'P30D', 'PT-5M', 'PT0S', 'PT1M30S']) {
      const amount = amountOf(text);
      expect(amount && secondsOf(durationOf(amount)), text).toBe(secondsOf(text));
    }
  });

  it('read well', () => {
    expect(durationWords('PT5M30S')).toBe('5 min 30 s');
    expect(durationWords('PT-90M')).toBe('−1 h 30 min');
    expect(durationWords('PT0S')).toBe('none');
  });
});

describe('numbers that are typed', () => {
  it('are taken with a comma or with thousands, and left as they are where they are none', () => {
    expect(valueOf('2,5', false)).toBe(2.5);
    expect(valueOf('1,250', false)).toBe(1250);
    expect(valueOf('1,250.5', false)).toBe(1250.5);
    expect(valueOf('−3', false)).toBe(-3);
    expect(valueOf(' ', false)).toBeUndefined();
    expect(valueOf('2.50', true)).toBe('2.50');
    expect(valueOf('two', false)).toBe('two');
  });
});

describe('an object in one line', () => {
  const rule = part('rules').items ?? {};

  it('says what its schema says for the kind, with the usual where nothing is set', () => {
    expect(sentence(rule, { level: 35 }, SCHEMA)).toBe('RSI(14) crosses above 35');
    expect(sentence(rule, { kind: 'sma_crosses_above', slow: 100 }, SCHEMA)).toBe('SMA(20) crosses above SMA(100)');
    expect(sentence(rule, { kind: 'volume_spike', multiple: 3 }, SCHEMA)).toBe(
      'Volume above 3 times its average of 20 bars',
    );
  });

  it('else says its kind and what is not as the defaults say', () => {
    expect(sentence(part('exits').items ?? {}, { type: 'time', after: 'PT1H' }, SCHEMA)).toBe('Time stop · After 1 h');
    expect(sentence(part('trend').schema, {}, SCHEMA)).toBe('All as the defaults say');
    expect(sentence(part('trend').schema, { follow: false }, SCHEMA)).toBe('Follow it off');
    expect(phrase(part('days').schema, ['monday', 'friday'], SCHEMA)).toBe('Monday, Friday');
    expect(phrase(part('budget').schema, '12.50', SCHEMA)).toBe('$12.50');
  });
});

describe('JSON as text', () => {
  it('is read, or says the line where it stops being JSON', () => {
    expect(parsed('{"a": [1, "b", null]}')).toEqual({ value: { a: [1, 'b', null] } });
    const wrong = (text: string) => {
      const { error } = parsed(text);
      return error && `${error.line}:${error.column} ${error.message}`;
    };
    expect(wrong('{\n  "a": 1,\n}')).toBe('3:1 A name in double quotes is missing, or there is a comma too many.');
    expect(wrong('{\n  "a" 1\n}')).toBe('2:7 A colon is missing after the name.');
    expect(wrong('[1\n 2]')).toBe('2:2 A comma or a closing bracket is missing.');
    expect(wrong("{'a': 1}")).toBe('1:2 A name in double quotes is missing, or there is a comma too many.');
    expect(wrong('{"a": tru}')).toBe('1:7 A value is missing or is not written as JSON.');
    expect(wrong('{} {}')).toBe('1:4 Nothing more belongs here after the end.');
    expect(wrong('{"a": ')).toBe('1:7 The text ends where a value is missing.');
  });

  it('knows the line of every value', () => {
    const lines = linesOf('{\n  "rules": [\n    {},\n    { "level": 3 }\n  ]\n}');
    expect(lines.get('rules')).toBe(2);
    expect(lines.get('rules[1].level')).toBe(4);
  });
});
