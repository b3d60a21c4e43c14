import { Finding, Schema } from '../api/model';
import { Config } from './schema';
import { prunedConfig } from './values';

/** Settings of a pipeline that belong together, in the order in which one thinks of them. */
export interface Group {
  title: string;
  names: string[];
}

const ORDER: (Group & { when?: (mode: string) => boolean })[] = [
  { title: 'What and when', names: ['symbols', 'timeframe', 'run_mode', 'calendar', 'schedule'] },
  { title: 'Limits of a day', names: ['limits', 'budget'] },
  { title: 'Consent', names: ['approval'] },
  { title: 'Simulated market', names: ['simulation'], when: (mode) => mode === 'simulation' || mode === 'validation' },
  { title: 'Failures', names: ['max_retries', 'retry_backoff', 'concurrent_executions'] },
];
/** Entered by components of their own. */
export const SPECIAL = ['trading_mode', 'broker_connection'];

/** The groups that matter in this mode; what no group knows comes last, so that a new setting needs no change here. */
export function groupsOf(schema: Schema, mode: string): Group[] {
  const all = Object.keys(schema.properties ?? {});
  const known = new Set([...SPECIAL, ...ORDER.flatMap(({ names }) => names)]);
  const groups = ORDER.filter(({ when }) => when?.(mode) ?? true).map(({ title, names }) => ({
    title,
    names: names.filter((name) => all.includes(name)),
  }));
  return [...groups, { title: 'More', names: all.filter((name) => !known.has(name)) }].filter(
    ({ names }) => names.length > 0,
  );
}

/** Without what the defaults say, except for what was said before: settings do not vanish because they equal a default. */
export function settled(schema: Schema, before: Config, after: Config): Config {
  const kept = prunedConfig(schema, after);
  const said = Object.keys(before).filter((name) => !(name in kept) && name in (schema.properties ?? {}));
  const defaults = said.map((name) => [name, schema.properties?.[name]?.default ?? null] as const);
  return { ...Object.fromEntries(defaults), ...kept };
}

/** What is wrong with the settings, of all that is wrong with a definition. */
export function ofSettings(problems: Finding[]): Finding[] {
  return problems.filter(({ node, field }) => !node && (field === 'settings' || !!field?.startsWith('settings.')));
}
