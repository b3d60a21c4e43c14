import { Definition } from '../api/model';
import { NO_PINS, Pins } from './pins';

/** One state of the definition and of what is pinned, and what was done to come to it. */
interface Entry {
  label: string;
  definition: Definition;
  pins: Pins;
  merge: string | undefined;
  at: number;
}

/** What was, is and can be had again. It is never changed, only replaced. */
export interface History {
  past: readonly Entry[];
  present: Entry;
  future: readonly Entry[];
}

const DEEPEST = 200;
/** Typing that pauses longer than this is undone in two steps. */
const PAUSE = 1_500;

export function begin(definition: Definition, pins: Pins = NO_PINS): History {
  return { past: [], present: { label: '', definition, pins, merge: undefined, at: 0 }, future: [] };
}

/** Edits that carry the same word to merge by, one soon after the other, are undone together. */
export function record(
  history: History,
  label: string,
  definition: Definition,
  merge: string | undefined,
  at: number,
  pins: Pins = history.present.pins,
): History {
  const { past, present } = history;
  if (definition === present.definition && pins === present.pins) return history;
  const entry = { label, definition, pins, merge, at };
  const continues = merge !== undefined && present.merge === merge && at - present.at < PAUSE;
  return { past: continues ? past : [...past, present].slice(-DEEPEST), present: entry, future: [] };
}

export function undone(history: History): History {
  const before = history.past.at(-1);
  if (!before) return history;
  // What is typed next is a new step, even into the same field.
  return {
    past: history.past.slice(0, -1),
    present: { ...before, merge: undefined },
    future: [history.present, ...history.future],
  };
}

export function redone(history: History): History {
  const [next, ...future] = history.future;
  if (!next) return history;
  return { past: [...history.past, history.present], present: { ...next, merge: undefined }, future };
}

/** What undo takes back, in words; undefined if there is nothing. */
export const toUndo = (history: History): string | undefined =>
  history.past.length ? history.present.label : undefined;

export const toRedo = (history: History): string | undefined => history.future[0]?.label;
