import { Finding, Schema, same } from '../api/model';
import { check } from './check';
import { Config, isObject, kindsOf, resolved } from './schema';
import { kindIndex, unknownKeys, visible } from './values';

/** What is wrong with a configuration: at its fields, and what belongs to no field in sight. */
export interface Told {
  byPath: ReadonlyMap<string, string[]>;
  besides: string[];
}

/**
 * Our own findings, as one types, and the server's, which know more. Where both speak of a field ours are newer. The
 * server's may be given with a prefix, such as `settings.` for the settings of a pipeline.
 */
export function told(schema: Schema, config: Config, findings: Finding[], prefix = ''): Told {
  const own = check(schema, config);
  const byPath = new Map<string, string[]>();
  for (const { path, message } of own) add(byPath, path, message);
  const besides: string[] = [];
  const unknown = new Set(unknownKeys(schema, config, schema));
  for (const finding of findings) {
    const field = finding.field ?? '';
    const path = field.startsWith(prefix) ? field.slice(prefix.length) : field;
    const message = bare(finding.message, field);
    if (path !== '' && shown(schema, config, path, schema)) {
      if (!own.some((one) => one.path === path)) add(byPath, path, message);
    } else if (!unknown.has(path)) besides.push(message);
  }
  return { byPath, besides };
}

/** Errors only: a hint does not make a field wrong. */
export function errorsOf(findings: Finding[]): Finding[] {
  return findings.filter((finding) => same(finding.severity, 'error'));
}

function add(map: Map<string, string[]>, path: string, message: string): void {
  const before = map.get(path) ?? [];
  if (!before.includes(message)) map.set(path, [...before, message]);
}

/** The sentence without what its place says already: `Bias agent: rules[0].fast: It must ...` */
export function bare(message: string, field: string): string {
  const at = field === '' ? -1 : message.indexOf(`${field}: `);
  const text = at < 0 ? message : message.slice(at + field.length + 2);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Whether a path leads to a field that is in sight. */
function shown(part: Schema, value: unknown, path: string, root: Schema): boolean {
  const { schema } = resolved(part, root);
  if (path === '') return true;
  const index = /^\[(\d+)\]\.?/.exec(path);
  if (index) {
    const item: unknown = Array.isArray(value) ? value[Number(index[1])] : undefined;
    return schema.items !== undefined && shown(schema.items, item, path.slice(index[0].length), root);
  }
  const kinds = kindsOf(schema, root, String);
  const object = kinds ? (kinds.kinds[kindIndex(schema, value, root)]?.schema ?? schema) : schema;
  const name = /^[^.[]+/.exec(path)?.[0] ?? '';
  const property = object.properties?.[name];
  const values = isObject(value) ? value : {};
  if (!property || !visible(property, object, values, root)) return false;
  return shown(property, values[name], path.slice(name.length).replace(/^\./, ''), root);
}
