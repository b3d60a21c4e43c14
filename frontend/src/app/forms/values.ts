import { Schema } from '../api/model';
import { secondsOf } from './durations';
import { Config, isObject, kindsOf, resolved, typeOf } from './schema';

/** Whether two values mean the same under a schema: `"2.0"` and 2 as decimals, `PT60S` and `PT1M` as durations. */
export function sameValue(a: unknown, b: unknown, schema?: Schema): boolean {
  if (a === b) return true;
  if (a === null || b === null || a === undefined || b === undefined) return false;
  if (schema?.format === 'duration') {
    const seconds = secondsOf(a);
    return seconds !== undefined && seconds === secondsOf(b);
  }
  if (schema?.format === 'decimal') return plainDecimal(a) === plainDecimal(b);
  if (schema?.enum && typeof a === 'string' && typeof b === 'string') return a.toLowerCase() === b.toLowerCase();
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, i) => sameValue(item, b[i], schema?.items));
  }
  if (isObject(a) && isObject(b)) {
    const names = new Set([...Object.keys(a), ...Object.keys(b)]);
    return [...names].every((name) => {
      const property = schema?.properties?.[name];
      // Without a default nothing is set either way.
      const unset = (value: unknown) => value === undefined || (value === null && property?.default === undefined);
      return (unset(a[name]) && unset(b[name])) || sameValue(a[name], b[name], property);
    });
  }
  return false;
}

/** One writing of each decimal: without needless zeros or signs. */
function plainDecimal(value: unknown): string {
  const parts = /^([+-]?)0*(\d*)(?:\.(\d*?)0*)?$/.exec(String(value).trim());
  if (!parts) return String(value);
  const [, sign, whole, fraction] = parts;
  const digits = `${whole || '0'}${fraction ? `.${fraction}` : ''}`;
  return sign === '-' && /[1-9]/.test(digits) ? `-${digits}` : digits;
}

/** What counts where nothing is set. */
export function effective(schema: Schema, value: unknown): unknown {
  return value === undefined || value === null ? schema.default : value;
}

/** Whether a property matters with what is set beside it. */
export function visible(part: Schema, owner: Schema, values: Config, root: Schema): boolean {
  return Object.entries(part['x-visible-when'] ?? {}).every(([name, wanted]) => {
    const beside = owner.properties?.[name];
    const schema = beside ? resolved(beside, root).schema : {};
    const value = effective(schema, values[name]);
    return wanted.some((one) => sameValue(one, value, schema.enum ? schema : undefined));
  });
}

/** The alternative that a value is of: by its discriminator, else by its type; the first where nothing tells. */
export function kindIndex(schema: Schema, value: unknown, root: Schema): number {
  const found = kindsOf(schema, root, String);
  if (!found) return 0;
  const { by, kinds } = found;
  if (by !== undefined) {
    const tag = isObject(value) ? value[by] : undefined;
    return Math.max(
      0,
      kinds.findIndex((kind) => same(kind.tag, tag)),
    );
  }
  const scores = kinds.map((kind) => fit(kind.schema, value));
  return scores.indexOf(Math.max(...scores));
}

function same(a: unknown, b: unknown): boolean {
  return a === b || (typeof a === 'string' && typeof b === 'string' && a.toLowerCase() === b.toLowerCase());
}

/** How well a value fits a schema, by its type and by the names of its properties. */
function fit(schema: Schema, value: unknown): number {
  const type = typeOf(schema);
  if (isObject(value)) {
    if (type !== 'object') return -1;
    const names = Object.keys(schema.properties ?? {});
    const missing = (schema.required ?? []).filter((name) => !(name in value)).length;
    return 1 + Object.keys(value).filter((name) => names.includes(name)).length - missing;
  }
  if (Array.isArray(value)) return type === 'array' ? 1 : -1;
  if (typeof value === 'number') return type === 'number' || (type === 'integer' && Number.isInteger(value)) ? 1 : -1;
  return typeof value === type ? 1 : value === undefined || value === null ? 0 : -1;
}

/**
 * A value without what the schema says anyway: only what differs from the defaults is left, and what does not matter
 * for what is chosen is gone. Keys that the schema does not know stay. Undefined: all of it is the default.
 */
export function pruned(part: Schema, value: unknown, root: Schema): unknown {
  const { schema, nullable } = resolved(part, root);
  if (value === undefined) return undefined;
  if (value === null) return nullable && schema.default !== undefined && schema.default !== null ? null : undefined;
  const bare = bared(schema, value, root);
  if (schema.default === undefined || schema.default === null) return bare;
  return sameValue(bare, bared(schema, schema.default, root), schema) ? undefined : bare;
}

function bared(schema: Schema, value: unknown, root: Schema): unknown {
  if (Array.isArray(value)) {
    const items = schema.items;
    return items ? value.map((item: unknown) => bared(resolved(items, root).schema, item, root)) : value;
  }
  if (!isObject(value)) return value;
  const alternatives = kindsOf(schema, root, String);
  if (!alternatives) return baredObject(schema, value, root);
  const chosen = alternatives.kinds[kindIndex(schema, value, root)];
  if (!chosen) return value;
  const foreign = new Set(alternatives.kinds.flatMap((kind) => Object.keys(kind.schema.properties ?? {})));
  const own = chosen.schema.properties ?? {};
  const kept = Object.fromEntries(Object.entries(value).filter(([name]) => name in own || !foreign.has(name)));
  const bare = baredObject(chosen.schema, kept, root);
  return alternatives.by === undefined ? bare : { [alternatives.by]: chosen.tag, ...bare };
}

function baredObject(schema: Schema, value: Config, root: Schema): Config {
  const bare: Config = {};
  for (const [name, inner] of Object.entries(value)) {
    const property = schema.properties?.[name];
    if (!property) {
      if (inner !== undefined) bare[name] = inner;
    } else if (visible(property, schema, value, root)) {
      const kept = pruned(property, inner, root);
      if (kept !== undefined) bare[name] = kept;
    }
  }
  return bare;
}

/** A whole configuration without what the schema says anyway. */
export function prunedConfig(schema: Schema, config: Config): Config {
  const bare = bared(resolved(schema, schema).schema, config, schema);
  return isObject(bare) ? bare : {};
}

/** Keys that no agent of this version knows; they are kept as they are. */
export function unknownKeys(schema: Schema, value: unknown, root: Schema, path = ''): string[] {
  if (Array.isArray(value)) {
    const items = schema.items ? resolved(schema.items, root).schema : undefined;
    return items ? value.flatMap((item: unknown, i) => unknownKeys(items, item, root, `${path}[${i}]`)) : [];
  }
  if (!isObject(value)) return [];
  const alternatives = kindsOf(schema, root, String);
  const object = alternatives ? (alternatives.kinds[kindIndex(schema, value, root)]?.schema ?? schema) : schema;
  const { properties } = object;
  if (!properties) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const property = properties[name];
    const where = joined(path, name);
    if (property) return unknownKeys(resolved(property, root).schema, inner, root, where);
    return inner === undefined ? [] : [where];
  });
}

/** `rules[0].fast`, as the server writes it. */
export function joined(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}
