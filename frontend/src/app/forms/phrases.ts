import { Schema } from '../api/model';
import { decimal } from '../format/format';
import { durationWords } from './durations';
import { valueWords } from '../format/settings';
import { Part, partsOf } from './parts';
import { Config, isObject, kindsOf, resolved, without } from './schema';
import { effective, kindIndex, sameValue, visible } from './values';

/** A value as its schema means it: `Crosses above`, `15 min`, `on`, `3 entries`. */
export function phrase(schema: Schema, value: unknown, root: Schema): string {
  if (value === undefined || value === null || value === '') return 'none';
  if (Array.isArray(value)) return listPhrase(schema, value, root);
  if (isObject(value)) return sentence(schema, value, root);
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (schema.enum) return valueWords(value, schema);
  const unit = schema['x-unit'] ?? schema.unit;
  if (typeof value === 'number') return withUnit(decimal(value, 6, 0), unit);
  const text = String(value);
  if (schema.format === 'duration') return durationWords(text) ?? text;
  return schema.format === 'decimal' ? withUnit(text, unit) : text;
}

function withUnit(text: string, unit: string | undefined): string {
  if (!unit) return text;
  return unit === '$' ? `$${text}` : `${text} ${unit}`;
}

function listPhrase(schema: Schema, values: unknown[], root: Schema): string {
  const items = resolved(schema.items ?? {}, root).schema;
  if (values.length === 0) return 'none';
  if (values.length > 1 && values.some(isObject)) return `${values.length} entries`;
  return values.map((value) => phrase(items, value, root)).join(', ');
}

/**
 * What an object says in one line: the sentence that its schema gives for what is chosen, else its kind and what is set
 * beside it.
 */
export function sentence(schema: Schema, value: unknown, root: Schema): string {
  const values = isObject(value) ? value : {};
  const alternatives = kindsOf(schema, root, (tag) => valueWords(tag, {}));
  if (alternatives) {
    const kind = alternatives.kinds[kindIndex(schema, values, root)];
    if (!kind) return 'Nothing is chosen.';
    const rest = sentenceOfObject(kind.schema, values, root, alternatives.by);
    return kind.schema['x-sentences'] ? rest : [kind.title, rest].filter(Boolean).join(' · ');
  }
  return sentenceOfObject(schema, values, root) || 'All as the defaults say';
}

function sentenceOfObject(schema: Schema, values: Config, root: Schema, without?: string): string {
  const parts = partsOf(schema, root).filter(
    (part) => part.name !== without && visible(schema.properties?.[part.name] ?? {}, schema, values, root),
  );
  for (const part of parts) {
    const template = templateOf(part, values);
    if (template !== undefined) return capital(filled(template, parts, values, root));
  }
  return plain(parts, values, root);
}

function templateOf(part: Part, values: Config): string | undefined {
  const chosen = effective(part.schema, values[part.name]);
  const sentences = part.schema['x-sentences'];
  return typeof chosen === 'string' ? (sentences?.[chosen] ?? sentences?.[chosen.toLowerCase()]) : undefined;
}

/** `{period:14}` is the period, or 14 while it is 0 or not set. */
function filled(template: string, parts: Part[], values: Config, root: Schema): string {
  return template.replace(/\{([a-z_0-9]+)(?::([^}]*))?\}/g, (_, name: string, otherwise: string | undefined) => {
    const part = parts.find((one) => one.name === name);
    const value = part && effective(part.schema, values[name]);
    if (otherwise !== undefined && (value === undefined || value === null || value === '' || Number(value) === 0)) {
      return otherwise;
    }
    if (!part || value === undefined || value === null || value === '') return '…';
    return phrase(without(part.schema, 'x-unit', 'unit'), value, root);
  });
}

/** What a sentence of this object says for a property that is not set, such as 14 for `{period:14}`. */
export function usualOf(owner: Schema, values: Config, name: string, root: Schema): string | undefined {
  for (const part of partsOf(owner, root)) {
    const template = templateOf(part, values);
    const found = template && new RegExp(`\\{${name}:([^}]*)\\}`).exec(template)?.[1];
    if (found) return found;
  }
  return undefined;
}

/** The first choice that must be made, then whatever is not as the defaults say. */
function plain(parts: Part[], values: Config, root: Schema): string {
  const lead = parts.find((part) => part.schema.enum && part.widget !== 'fixed');
  const said = parts.flatMap((part) => {
    const value = values[part.name];
    if (part === lead) return [phrase(part.schema, effective(part.schema, value), root)];
    if (value === undefined || value === null || sameValue(value, part.schema.default, part.schema)) return [];
    return [`${part.title} ${phrase(part.schema, value, root)}`];
  });
  return said.join(' · ');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
