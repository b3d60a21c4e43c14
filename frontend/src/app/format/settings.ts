import { Schema } from '../api/model';
import { period, words } from './format';

/** One of a list in words: as the schema calls it, else its name with spaces. */
export function valueWords(value: unknown, schema: Schema): string {
  const titles = schema['x-titles'];
  const text = String(value);
  return titles?.[text] ?? titles?.[text.toLowerCase()] ?? (typeof value === 'string' ? words(value) : text);
}

/** A setting as its schema means it: one of a list by its title, a duration in its units. */
export function settingText(field: Schema | undefined, value: unknown): string {
  if (Array.isArray(value)) return value.map((item) => settingText(field?.items, item)).join(', ');
  if (typeof value === 'string' && field?.enum?.includes(value.toLowerCase())) return valueWords(value, field);
  return (typeof value === 'string' ? period(value) : undefined) ?? String(value);
}
