import { Schema } from '../api/model';
import { words } from '../format/format';
import { valueWords } from '../format/settings';
import { constant, isObject, resolved, typeOf } from './schema';

/** How a value is entered. */
export type Widget =
  | 'switch'
  | 'segments'
  | 'select'
  | 'number'
  | 'slider'
  | 'text'
  | 'lines'
  | 'duration'
  | 'time'
  | 'date'
  | 'moment'
  | 'zone'
  | 'symbol'
  | 'timeframe'
  | 'model'
  | 'toggles'
  | 'chips'
  | 'list'
  | 'object'
  | 'optional'
  | 'kinds'
  | 'fixed'
  | 'json';

export interface Option {
  value: unknown;
  label: string;
}

/** One field of a form, as its schema says. */
export interface Part {
  name: string;
  title: string;
  description: string;
  unit: string;
  widget: Widget;
  /** Resolved; of a list, the list's. */
  schema: Schema;
  /** Of a list, resolved. */
  items: Schema | undefined;
  required: boolean;
  options: Option[];
}

/** The fields of an object's schema in their order. */
export function partsOf(schema: Schema, root: Schema): Part[] {
  return Object.entries(schema.properties ?? {}).map(([name, property]) =>
    partOf(name, property, schema.required?.includes(name) ?? false, root),
  );
}

export function partOf(name: string, property: Schema, required: boolean, root: Schema): Part {
  const { schema, nullable } = resolved(property, root);
  const items = schema.items ? resolved(schema.items, root).schema : undefined;
  const optional = nullable || (!required && schema.default === undefined);
  return {
    name,
    title: schema.title ?? words(name),
    description: schema.description ?? '',
    unit: schema['x-unit'] ?? schema.unit ?? '',
    widget: widgetOf(schema, items, optional),
    schema,
    items,
    required: required && schema.default === undefined,
    options: optionsOf(items ?? schema),
  };
}

const FORMATS: Record<string, Widget> = {
  duration: 'duration',
  time: 'time',
  date: 'date',
  'date-time': 'moment',
  timezone: 'zone',
  symbol: 'symbol',
  timeframe: 'timeframe',
  model: 'model',
  decimal: 'number',
};

export function widgetOf(schema: Schema, items: Schema | undefined, optional: boolean): Widget {
  const type = typeOf(schema);
  if (optional && schema.default === undefined && (type === 'object' || schema.oneOf)) return 'optional';
  if (optional && schema.default !== undefined && schema.default !== null && type === 'object') return 'optional';
  if (constant(schema) !== undefined) return 'fixed';
  if (schema.enum || titled(schema)) return choice(optionsOf(schema), optional);
  if (schema.oneOf ?? schema.anyOf) return 'kinds';
  if (type === 'boolean') return 'switch';
  const formatted = FORMATS[schema.format ?? ''];
  if (formatted && type !== 'array') return formatted === 'number' && near(schema) ? 'slider' : formatted;
  if (type === 'integer' || type === 'number') return near(schema) ? 'slider' : 'number';
  if (type === 'string') return (schema.maxLength ?? 0) > 200 ? 'lines' : 'text';
  if (type === 'array') return items ? listOf(items) : 'json';
  return type === 'object' && schema.properties ? 'object' : 'json';
}

function listOf(items: Schema): Widget {
  if (items.enum) return items.enum.length <= 8 ? 'toggles' : 'chips';
  if (items.format === 'timeframe') return 'toggles';
  const type = typeOf(items);
  if (items.oneOf || items.anyOf || type === 'object' || type === 'array') return 'list';
  return 'chips';
}

/** Beside each other while they are few and short; a list otherwise. */
function choice(options: Option[], optional: boolean): Widget {
  const letters = options.reduce((sum, option) => sum + option.label.length, 0);
  return options.length <= 4 && letters <= 30 && !optional ? 'segments' : 'select';
}

/** Both bounds within sight of each other: a slider is then quicker than typing. */
function near(schema: Schema): boolean {
  const { minimum, maximum } = schema;
  if (minimum === undefined || maximum === undefined) return false;
  const span = maximum - minimum;
  return span > 0 && span <= 100;
}

/** What one press of an arrow key changes: as fine as the range and the default ask for. */
export function stepOf(schema: Schema): number {
  if (schema.multipleOf) return schema.multipleOf;
  if (typeOf(schema) === 'integer') return 1;
  const span = (schema.maximum ?? Infinity) - (schema.minimum ?? -Infinity);
  const coarse = span <= 1 ? 0.01 : span <= 30 ? 0.1 : span <= 100 ? 0.5 : 1;
  const decimals = /\.(\d+)$/.exec(String(schema.default ?? ''))?.[1]?.length ?? 0;
  return Math.min(coarse, 10 ** -Math.min(decimals, 6));
}

function titled(schema: Schema): boolean {
  return !!schema.oneOf?.length && schema.oneOf.every((one) => one.const !== undefined && !one.properties);
}

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
export const TIMEFRAMES = ['1m', '5m', '15m', '30m', '1h', '4h', '1d', '1w'];

/** The choices of a closed list, in words; days of the week from Monday on. */
export function optionsOf(schema: Schema): Option[] {
  if (titled(schema)) {
    return (schema.oneOf ?? []).map((one) => ({ value: one.const, label: one.title ?? valueWords(one.const, schema) }));
  }
  if (schema.format === 'timeframe') return inOrder(schema.examples ?? []).map((value) => ({ value, label: value }));
  const options = (schema.enum ?? []).map((value) => ({ value, label: valueWords(value, schema) }));
  if (!options.every(({ value }) => dayIndex(value) >= 0)) return options;
  return options
    .map(({ value, label }) => ({ value, label: label.slice(0, 3) }))
    .sort((a, b) => dayIndex(a.value) - dayIndex(b.value));
}

function dayIndex(value: unknown): number {
  return typeof value === 'string' ? DAYS.indexOf(value.slice(0, 3).toLowerCase()) : -1;
}

/** The usual timeframes and these, from short to long, each once. */
export function inOrder(more: unknown[]): string[] {
  const given = more.filter((one): one is string => typeof one === 'string');
  return [...new Set([...TIMEFRAMES, ...given])].sort((a, b) => minutesOf(a) - minutesOf(b));
}

const MINUTES: Record<string, number> = { m: 1, h: 60, d: 1440, w: 10_080 };

/** The minutes of a timeframe such as 4h; infinite for what is none. */
export function minutesOf(timeframe: string): number {
  const parts = /^(\d+)([mhdw])$/.exec(timeframe);
  return parts ? Number(parts[1]) * (MINUTES[parts[2] ?? ''] ?? Infinity) : Infinity;
}

/** What a new entry of a list begins as: its default, else the values that are the only ones possible. */
export function fresh(schema: Schema, root: Schema): unknown {
  if (schema.default !== undefined) return structuredClone(schema.default);
  const kind = schema.oneOf?.[0] ?? schema.anyOf?.[0];
  if (kind) return fresh(resolved(kind, root).schema, root);
  if (typeOf(schema) === 'array') return [];
  if (typeOf(schema) !== 'object') return undefined;
  const fixed = Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const value = constant(resolved(property, root).schema);
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(fixed);
}

/** Whether somebody would see it as empty. */
export function empty(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  return Array.isArray(value) ? value.length === 0 : isObject(value) && Object.keys(value).length === 0;
}
