import { Schema } from '../../api/model';
import { DASH, period } from '../../format/format';

/** One field of an agent's configuration, as a row a trader can read. */
export interface SchemaField {
  path: string;
  depth: number;
  title: string;
  type: string;
  standard: string;
  range: string;
  unit: string;
  description: string;
  required: boolean;
}

/** Every field of a schema in its order, nested ones after their parent. */
export function fieldsOf(schema: Schema, root = schema, depth = 0, prefix = ''): SchemaField[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, part]) => {
    const field = resolved(part, root);
    const path = prefix + name;
    const inner = field.type === 'array' ? resolved(field.items ?? {}, root) : field;
    const nested = inner.properties && depth < 4 ? fieldsOf(inner, root, depth + 1, `${path}.`) : [];
    return [rowOf(field, name, path, depth, schema.required?.includes(name) ?? false, root), ...nested];
  });
}

function resolved(schema: Schema, root: Schema): Schema {
  const name = /^#\/(?:definitions|\$defs)\/(.+)$/.exec(schema.$ref ?? '')?.[1];
  const target = name === undefined ? undefined : root.definitions?.[name];
  return target ? { ...target, ...schema } : schema;
}

function rowOf(field: Schema, name: string, path: string, depth: number, required: boolean, root: Schema): SchemaField {
  return {
    path,
    depth,
    title: field.title ?? name,
    type: typeOf(field, root),
    standard: field.default === undefined ? DASH : textOf(field.default),
    range: rangeOf(field),
    unit: field['x-unit'] ?? field.unit ?? '',
    description: field.description ?? '',
    required: required && field.default === undefined,
  };
}

const FORMATS: Record<string, string> = {
  duration: 'Duration',
  time: 'Time of day',
  date: 'Date',
  'date-time': 'Time',
  timezone: 'Time zone',
  symbol: 'Symbol',
  timeframe: 'Timeframe',
  decimal: 'Number',
};

function typeOf(field: Schema, root: Schema): string {
  if (field.enum) return 'One of a list';
  const variants = field.oneOf ?? field.anyOf;
  if (variants) return 'One of several kinds';
  if (field.format && FORMATS[field.format]) return FORMATS[field.format] ?? '';
  const type = Array.isArray(field.type) ? field.type.find((one) => one !== 'null') : field.type;
  switch (type) {
    case 'integer':
      return 'Whole number';
    case 'number':
      return 'Number';
    case 'boolean':
      return 'Yes or no';
    case 'array':
      return `List of ${typeOf(resolved(field.items ?? {}, root), root).toLowerCase()}`;
    case 'object':
      return 'Group';
    default:
      return 'Text';
  }
}

function rangeOf(field: Schema): string {
  const choices = field.enum ?? field.items?.enum ?? field.examples;
  if (choices) return choices.map(textOf).join(', ');
  const low = field.minimum ?? field['x-minimum'] ?? field.exclusiveMinimum ?? field.minItems ?? field.minLength;
  const high = field.maximum ?? field['x-maximum'] ?? field.exclusiveMaximum ?? field.maxItems ?? field.maxLength;
  const what = field.type === 'array' ? ' items' : field.type === 'string' && !field.format ? ' characters' : '';
  if (low !== undefined && high !== undefined) return `${textOf(low)} to ${textOf(high)}${what}`;
  if (low !== undefined) return `${field.exclusiveMinimum === undefined ? 'from' : 'above'} ${textOf(low)}${what}`;
  if (high !== undefined) return `${field.exclusiveMaximum === undefined ? 'up to' : 'below'} ${textOf(high)}${what}`;
  return '';
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.length ? value.map(textOf).join(', ') : 'none';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (value === null || value === '') return 'none';
  return typeof value === 'object' ? 'as its fields say' : (period(String(value)) ?? String(value));
}
