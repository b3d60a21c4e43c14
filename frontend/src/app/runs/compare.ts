import { Execution, Fact } from '../api/model';
import { plain } from '../ui/shape';
import { words } from '../format/format';
import { outputOf, runsOf, spansOf, timesOf } from './story';
import { sentenceOf } from './steps';

/** How a node fared in one run. */
export interface Fared {
  state: string;
  busy: number;
  waiting: number;
  retries: number;
  sentence: string | undefined;
}

/** A field that two runs fill differently. */
export interface FieldDifference {
  /** `Strategy signal, levels, entry, price`. */
  name: string;
  left: string;
  right: string;
}

/** One node in two runs; a side is missing where the run has no such node. */
export interface Pair {
  node: string;
  left: Fared | undefined;
  right: Fared | undefined;
  /** They ended differently or said something else. */
  differs: boolean;
  fields: FieldDifference[];
}

/** Left out: where bars are kept and when something was, for they differ between any two runs. */
const INCIDENTAL = /^(bars_key|id|orders|at|since|until|opened|closed|closes|markdown|sentence|symbol|type)$/;
const NONE = '–';

/** Both runs node by node: in the order of the left one, then what only the right one has. */
export function pairsOf(left: Execution, right: Execution): Pair[] {
  const ids = new Set([...left.nodes, ...right.nodes].map((one) => one.node));
  return [...ids].map((node) => {
    const [one, other] = [faredIn(left, node), faredIn(right, node)];
    const fields = fieldsOf(left, right, node);
    const differs = one?.state !== other?.state || one?.sentence !== other?.sentence || fields.length > 0;
    return { node, left: one, right: other, differs, fields };
  });
}

function faredIn(execution: Execution, node: string): Fared | undefined {
  const state = execution.nodes.find((one) => one.node === node)?.state;
  if (state === undefined) return undefined;
  const last = runsOf(execution, node).at(-1);
  return {
    state: state.toLowerCase(),
    ...timesOf(spansOf(execution), node),
    sentence: last && (sentenceOf(last) ?? last.reason ?? undefined),
  };
}

function fieldsOf(left: Execution, right: Execution, node: string): FieldDifference[] {
  const one = leavesOf(left, node);
  const other = leavesOf(right, node);
  // Where only one of them has run there is nothing to compare field by field.
  if (one.size === 0 || other.size === 0) return [];
  return [...new Set([...one.keys(), ...other.keys()])].flatMap((name) => {
    const [a, b] = [one.get(name) ?? NONE, other.get(name) ?? NONE];
    return a === b ? [] : [{ name, left: a, right: b }];
  });
}

/** The newest fact of each kind, field by field; of each symbol if a run looks at several. */
function leavesOf(execution: Execution, node: string): Map<string, string> {
  const several = execution.symbols.length > 1;
  const newest = new Map<string, Fact>();
  for (const { fact } of outputOf(execution, node).reverse()) {
    newest.set([words(fact.type), several ? fact.symbol : undefined].filter(Boolean).join(' of '), fact);
  }
  const leaves = new Map<string, string>();
  for (const [name, fact] of newest) collect(fact, [name], leaves);
  return leaves;
}

function collect(value: unknown, path: string[], leaves: Map<string, string>): void {
  if (Array.isArray(value)) {
    if (value.every((item) => typeof item !== 'object' || item === null)) {
      leaves.set(path.join(', '), value.map((item) => plain(item).text).join('; ') || NONE);
      return;
    }
    value.forEach((item, i) => collect(item, [...path, nameOf(item) ?? String(i + 1)], leaves));
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, part] of Object.entries(value)) {
      if (!INCIDENTAL.test(key)) collect(part, [...path, words(key).toLowerCase()], leaves);
    }
  } else {
    leaves.set(path.join(', '), plain(value).text);
  }
}

/** What a part of a list is called by what it holds, such as its timeframe. */
function nameOf(item: unknown): string | undefined {
  const name = (item as { timeframe?: unknown } | null)?.timeframe;
  return typeof name === 'string' ? name : undefined;
}
