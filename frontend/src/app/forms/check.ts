import { Schema } from '../api/model';
import { decimal, plural } from '../format/format';
import { durationWords, secondsOf } from './durations';
import { partsOf } from './parts';
import { constant, isObject, kindsOf, resolved, typeOf } from './schema';
import { joined, kindIndex, sameValue, visible } from './values';

/** Something wrong with a value: the path of the field and a sentence. */
export interface Wrong {
  path: string;
  message: string;
}

/** Everything that a schema has against a configuration, in sentences. What is not set takes its default. */
export function check(part: Schema, value: unknown, root: Schema = part, path = ''): Wrong[] {
  const { schema, nullable } = resolved(part, root);
  if (value === undefined || (value === null && (nullable || schema.default !== undefined))) return [];
  const wrong = (message: string): Wrong[] => [{ path, message }];
  const alternatives = schema.oneOf?.every((one) => one.const !== undefined)
    ? undefined
    : kindsOf(schema, root, String);
  if (alternatives) {
    const kind = alternatives.kinds[kindIndex(schema, value, root)];
    return kind ? check(kind.schema, value, root, path) : [];
  }
  const only = constant(schema);
  if (only !== undefined)
    return sameValue(only, value, schema) ? [] : wrong(`Only “${String(only)}” is possible here.`);
  const choices = schema.enum ?? (schema.oneOf ? schema.oneOf.map((one) => one.const) : undefined);
  if (choices) {
    return choices.some((one) => sameValue(one, value, { enum: [] })) ? [] : wrong('Choose one of the list.');
  }
  switch (typeOf(schema)) {
    case 'object':
      return isObject(value) ? checkObject(schema, value, root, path) : wrong('A group of fields belongs here.');
    case 'array':
      return Array.isArray(value) ? checkList(schema, value, root, path) : wrong('A list belongs here.');
    case 'boolean':
      return typeof value === 'boolean' ? [] : wrong('Switch it on or off.');
    case 'integer':
    case 'number':
      return sentences(numberProblem(schema, value)).flatMap(wrong);
    case 'string':
      return sentences(textProblem(schema, value)).flatMap(wrong);
    default:
      return [];
  }
}

const sentences = (one: string | undefined) => (one === undefined ? [] : [one]);

function checkObject(schema: Schema, value: Record<string, unknown>, root: Schema, path: string): Wrong[] {
  return partsOf(schema, root).flatMap((part) => {
    const property = schema.properties?.[part.name] ?? {};
    if (!visible(property, schema, value, root)) return [];
    const inner = value[part.name];
    const where = joined(path, part.name);
    if (part.required && (inner === undefined || inner === null || inner === '')) {
      const verb = part.options.length ? 'Choose' : 'Enter';
      return [{ path: where, message: `${verb} ${lower(part.title)}: it has no default.` }];
    }
    // A server says null of what is not set.
    return inner === null ? [] : check(property, inner, root, where);
  });
}

/** As it stands within a sentence: abbreviations keep their capitals. */
function lower(title: string): string {
  return /^[A-Z][a-z]/.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title;
}

function checkList(schema: Schema, list: unknown[], root: Schema, path: string): Wrong[] {
  const { minItems = 0, maxItems = Infinity, items } = schema;
  const own: Wrong[] = [];
  if (list.length < minItems) own.push({ path, message: `At least ${plural(minItems, 'entry', 'entries')}, please.` });
  if (list.length > maxItems) own.push({ path, message: `At most ${plural(maxItems, 'entry', 'entries')}.` });
  if (schema.uniqueItems && list.some((one, i) => list.slice(0, i).some((other) => sameValue(one, other)))) {
    own.push({ path, message: 'Each entry can be there only once.' });
  }
  return items ? [...own, ...list.flatMap((item, i) => check(items, item, root, `${path}[${i}]`))] : own;
}

function numberProblem(schema: Schema, value: unknown): string | undefined {
  const text = typeof value === 'string' && schema.format === 'decimal' ? value.trim() : value;
  const number = typeof text === 'string' && /^[+-]?(\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : text;
  if (typeof number !== 'number' || !Number.isFinite(number)) return `Write a number${example(schema)}.`;
  if (typeOf(schema) === 'integer' && !Number.isInteger(number)) return 'Write a whole number.';
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema;
  const unit = schema['x-unit'] ?? schema.unit;
  const shown = (limit: number) =>
    unit === '$' ? `$${decimal(limit, 8, 0)}` : `${decimal(limit, 8, 0)}${unit ? ` ${unit}` : ''}`;
  if (minimum !== undefined && maximum !== undefined && (number < minimum || number > maximum)) {
    return `Between ${decimal(minimum, 8, 0)} and ${shown(maximum)}.`;
  }
  if (minimum !== undefined && number < minimum) return `At least ${shown(minimum)}.`;
  if (maximum !== undefined && number > maximum) return `At most ${shown(maximum)}.`;
  if (exclusiveMinimum !== undefined && number <= exclusiveMinimum) return `More than ${shown(exclusiveMinimum)}.`;
  if (exclusiveMaximum !== undefined && number >= exclusiveMaximum) return `Less than ${shown(exclusiveMaximum)}.`;
  if (schema.multipleOf && Math.abs(number / schema.multipleOf - Math.round(number / schema.multipleOf)) > 1e-9) {
    return `In steps of ${decimal(schema.multipleOf, 8, 0)}.`;
  }
  return undefined;
}

function example(schema: Schema): string {
  return schema.default === undefined || schema.default === null ? '' : `, such as ${String(schema.default)}`;
}

const FORMS: Record<string, { form: RegExp; message: string }> = {
  time: { form: /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?$/, message: 'Write a time of day such as 09:30.' },
  date: { form: /^\d{4}-(0\d|1[0-2])-([0-2]\d|3[01])$/, message: 'Write a date such as 2026-11-22.' },
  'date-time': {
    form: /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/,
    message: 'Write a time such as 2026-11-22T14:30:00Z.',
  },
  timeframe: {
    form: /^([1-9]|[1-5]\d)m$|^([1-9]|1\d|2[0-3])h$|^1[dw]$/,
    message: 'Write a timeframe such as 5m, 4h or 1d.',
  },
  symbol: { form: /^[A-Za-z0-9][A-Za-z0-9./_-]{0,19}$/, message: 'Write a symbol such as AAPL or BTC/USD.' },
};

function textProblem(schema: Schema, value: unknown): string | undefined {
  if (typeof value !== 'string') return 'Write a text.';
  if (schema.format === 'duration') return durationProblem(schema, value);
  if (schema.format === 'timezone') return zoneProblem(value);
  const form = FORMS[schema.format ?? ''];
  if (form && !form.form.test(value)) return form.message;
  const { minLength = 0, maxLength = Infinity, pattern } = schema;
  if (value.length < minLength) return `At least ${plural(minLength, 'character')}.`;
  if (value.length > maxLength) return `At most ${plural(maxLength, 'character')}, not ${value.length}.`;
  if (pattern !== undefined && !new RegExp(pattern, 'u').test(value)) return 'It is not written as it must be.';
  return undefined;
}

function durationProblem(schema: Schema, value: string): string | undefined {
  const seconds = secondsOf(value);
  if (seconds === undefined) return 'Write a length of time, such as 15 minutes.';
  const [low, high] = [schema['x-minimum'], schema['x-maximum']];
  const least = secondsOf(low);
  const most = secondsOf(high);
  const outside = (least !== undefined && seconds < least) || (most !== undefined && seconds > most);
  if (!outside) return undefined;
  if (least !== undefined && most !== undefined) return `Between ${shownLimit(low)} and ${shownLimit(high)}.`;
  return least !== undefined ? `At least ${shownLimit(low)}.` : `At most ${shownLimit(high)}.`;
}

function shownLimit(limit: string | undefined): string {
  return secondsOf(limit) === 0 ? '0' : (durationWords(limit) ?? '');
}

function zoneProblem(value: string): string | undefined {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: value });
    return undefined;
  } catch {
    return 'Choose a time zone such as America/New_York.';
  }
}
