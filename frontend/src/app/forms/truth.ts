import { Schema } from '../api/model';
import { Preview } from '../api/planning-model';
import { decimal, plural } from '../format/format';
import { sentence } from './phrases';
import { Config, isObject, resolved, typeOf } from './schema';
import { effective } from './values';

/** The rules of a condition, each to be tried alone, where a configuration has several. */
export interface RuleAlone {
  sentence: string;
  config: Config;
}

/** Of the list whose entries read as sentences; a configuration without one, or with one rule alone, has none. */
export function rulesAlone(schema: Schema, config: Config): RuleAlone[] {
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    const list = resolved(property, schema).schema;
    const items = list.items && resolved(list.items, schema).schema;
    const rules = effective(list, config[name]);
    const reads = Object.values(items?.properties ?? {}).some((part) => resolved(part, schema).schema['x-sentences']);
    if (!items || !reads || !Array.isArray(rules) || rules.length < 2) continue;
    return rules.filter(isObject).map((rule) => ({
      sentence: sentence(items, rule, schema),
      config: { ...config, [name]: [rule] },
    }));
  }
  return [];
}

/** The timeframe that a configuration names itself, if it does. */
export function ownTimeframe(schema: Schema, config: Config): string | undefined {
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    const part = resolved(property, schema).schema;
    const value = part.format === 'timeframe' && typeOf(part) === 'string' ? effective(part, config[name]) : undefined;
    if (typeof value === 'string') return value;
  }
  return undefined;
}

/** The opening times of the bars on which it is true. */
export function trueTimes({ bars, truth }: Preview): number[] {
  return bars.time.filter((_, i) => truth[i] === 't');
}

/** What is not known, and why that is not the same as false; undefined when all is known. */
export function unknownWords({ unknown, truth }: Preview): string | undefined {
  if (unknown === 0) return undefined;
  const first = /^u*/.exec(truth)?.[0].length ?? 0;
  const why =
    first === unknown ? 'an indicator says nothing before it has seen enough bars' : 'there was not enough data to say';
  return `${plural(unknown, 'bar')} unknown: ${why}. Unknown is not false: nothing is decided on such a bar.`;
}

/** `2.8 % of what is known`. */
export function shareWords(preview: Preview): string {
  const known = preview.true + preview.false;
  return known === 0 ? 'Nothing is known yet' : `${decimal((100 * preview.true) / known, 1)} % of the known bars`;
}
