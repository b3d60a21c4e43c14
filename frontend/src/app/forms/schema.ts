import { Schema } from '../api/model';

/** What JSON holds. */
export type Config = Record<string, unknown>;

/** A part of a schema after its references: what it is, and whether null is allowed beside it. */
export interface Resolved {
  schema: Schema;
  nullable: boolean;
}

export function isObject(value: unknown): value is Config {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Follows references, merges `allOf`, and takes null out of the types; `root` holds the definitions. */
export function resolved(part: Schema, root: Schema): Resolved {
  let schema = followed(part, root);
  let nullable = schema.nullable === true;
  if (schema.allOf) {
    const own = without(schema, 'allOf');
    schema = schema.allOf.map((one) => resolved(one, root).schema).reduce((all, one) => merged(all, one), own);
  }
  if (Array.isArray(schema.type)) {
    const types = schema.type.filter((type) => type !== 'null');
    nullable ||= types.length < schema.type.length;
    const rest = without(schema, 'type');
    schema = types.length === 1 ? { ...rest, type: types[0] as string } : rest;
  }
  if (schema.enum?.includes(null)) {
    nullable = true;
    schema = { ...schema, enum: schema.enum.filter((value) => value !== null) };
  }
  const variants = schema.oneOf ?? schema.anyOf;
  if (variants?.some(isNull)) {
    nullable = true;
    const left = variants.filter((one) => !isNull(one));
    const own = without(schema, 'oneOf', 'anyOf');
    schema = left.length === 1 ? { ...resolved(left[0] as Schema, root).schema, ...own } : { ...own, oneOf: left };
  }
  return { schema, nullable };
}

/** The schema without these keywords. */
export function without(schema: Schema, ...names: (keyof Schema)[]): Schema {
  const rest = Object.entries(schema).filter(([name]) => !names.some((one) => one === name));
  return Object.fromEntries(rest) as Schema;
}

function isNull(schema: Schema): boolean {
  return schema.type === 'null' || schema.const === null;
}

function followed(schema: Schema, root: Schema): Schema {
  let found = schema;
  for (let hops = 0; found.$ref !== undefined && hops < 20; hops++) {
    const name = /^#\/(?:definitions|\$defs)\/(.+)$/.exec(found.$ref)?.[1] ?? '';
    const target = found.$ref === '#' ? root : (root.definitions?.[name] ?? root.$defs?.[name]);
    found = { ...target, ...without(found, '$ref') };
  }
  return found;
}

function merged(a: Schema, b: Schema): Schema {
  const all: Schema = { ...b, ...a };
  if (a.properties || b.properties) all.properties = { ...a.properties, ...b.properties };
  if (a.required || b.required) all.required = [...(a.required ?? []), ...(b.required ?? [])];
  return all;
}

/** The one type of a resolved schema, also where it is only implied. */
export function typeOf(schema: Schema): string | undefined {
  if (typeof schema.type === 'string') return schema.type;
  if (schema.properties) return 'object';
  if (schema.items) return 'array';
  const example = schema.const ?? schema.enum?.[0];
  return example === undefined || example === null ? undefined : typeof example;
}

/** One of the kinds of which a value may be. */
export interface Kind {
  title: string;
  schema: Schema;
  /** The value of the discriminating property; undefined where nothing discriminates. */
  tag: unknown;
}

/** The alternatives of a schema and the property that tells them apart, if there is one. */
export interface Kinds {
  by: string | undefined;
  kinds: Kind[];
}

export function kindsOf(schema: Schema, root: Schema, titleOf: (value: unknown) => string): Kinds | undefined {
  const variants = (schema.oneOf ?? schema.anyOf)?.map((one) => resolved(one, root).schema);
  if (!variants?.length) return undefined;
  const shared = without(schema, 'oneOf', 'anyOf', 'title', 'description', 'default');
  const by = schema.discriminator?.propertyName ?? discriminating(variants);
  const kinds = variants.map((variant, i): Kind => {
    const tag = by === undefined ? undefined : constant(variant.properties?.[by]);
    const title = variant.title ?? (tag === undefined ? typeTitle(variant, i) : titleOf(tag));
    return { title, tag, schema: shared.properties ? merged(variant, shared) : variant };
  });
  return { by, kinds };
}

function discriminating(variants: Schema[]): string | undefined {
  const names = Object.keys(variants[0]?.properties ?? {});
  return names.find((name) => {
    const tags = variants.map((variant) => constant(variant.properties?.[name]));
    return tags.every((tag) => tag !== undefined) && new Set(tags).size === tags.length;
  });
}

/** The only value that a schema allows. */
export function constant(schema: Schema | undefined): unknown {
  if (schema?.const !== undefined) return schema.const;
  return schema?.enum?.length === 1 ? schema.enum[0] : undefined;
}

const TYPES: Record<string, string> = {
  integer: 'Whole number',
  number: 'Number',
  string: 'Text',
  boolean: 'Yes or no',
  array: 'List',
  object: 'Group',
};

function typeTitle(schema: Schema, i: number): string {
  return TYPES[typeOf(schema) ?? ''] ?? `Kind ${i + 1}`;
}
