import { Definition, Fact } from '../api/model';

/** What an agent gives in trials instead of running, and what it was when that was pinned. */
export interface Pin {
  facts: Fact[];
  agent_type: string;
  /** Those that led to it. */
  inputs: readonly string[];
}

export type Pins = ReadonlyMap<string, Pin>;

export const NO_PINS: Pins = new Map();
/** What a browser keeps of one pipeline, in characters, and of how many pipelines. */
const LARGEST = 300_000;
const MOST = 8;
const KEY = 'kuber.pins.';

export function pinned(pins: Pins, definition: Definition, facts: ReadonlyMap<string, Fact[]>): Pins {
  const added = definition.nodes.flatMap(({ id, agent_type }) => {
    const given = facts.get(id);
    return given ? [[id, { facts: given, agent_type, inputs: inputsOf(definition, id) }] as const] : [];
  });
  return added.length ? new Map([...pins, ...added]) : pins;
}

export function unpinned(pins: Pins, node: string): Pins {
  return pins.has(node) ? new Map([...pins].filter(([id]) => id !== node)) : pins;
}

/** Those whose agents are still there and still the same: another agent gives other facts. */
export function holding(pins: Pins, definition: Definition): Pins {
  const types = new Map(definition.nodes.map((node) => [node.id, node.agent_type]));
  const left = [...pins].filter(([id, pin]) => types.get(id) === pin.agent_type);
  return left.length === pins.size ? pins : new Map(left);
}

/** The nodes that others lead to now than when they were pinned. */
export function outdated(pins: Pins, definition: Definition): Set<string> {
  const old = [...pins].filter(([id, pin]) => pin.inputs.join() !== inputsOf(definition, id).join());
  return new Set(old.map(([id]) => id));
}

/** What this browser has kept; anything unreadable counts as nothing. */
export function recallPins(pipeline: string, storage: Storage = localStorage): Pins {
  try {
    const kept = JSON.parse(storage.getItem(KEY + pipeline) ?? 'null') as { pins: [string, Pin][] } | null;
    const whole = kept?.pins.every(([, pin]) => Array.isArray(pin.facts) && Array.isArray(pin.inputs));
    return kept && whole ? new Map(kept.pins) : NO_PINS;
  } catch {
    return NO_PINS;
  }
}

/** False if they are too large to be kept, or the browser refuses. */
export function keepPins(pipeline: string, pins: Pins, at: number, storage: Storage = localStorage): boolean {
  try {
    storage.removeItem(KEY + pipeline);
    if (pins.size === 0) return true;
    const text = JSON.stringify({ at, pins: [...pins] });
    if (text.length > LARGEST) return false;
    makeRoom(storage);
    storage.setItem(KEY + pipeline, text);
    return true;
  } catch {
    return false;
  }
}

/** The oldest of other pipelines go. */
function makeRoom(storage: Storage): void {
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '').filter((key) =>
    key.startsWith(KEY),
  );
  const age = (key: string) => Number(/^\{"at":(\d+)/.exec(storage.getItem(key) ?? '')?.[1] ?? 0);
  const oldest = keys.sort((a, b) => age(b) - age(a)).slice(MOST - 1);
  for (const key of oldest) storage.removeItem(key);
}

function inputsOf(definition: Definition, id: string): string[] {
  return definition.edges
    .filter((edge) => edge.to === id)
    .map((edge) => edge.from)
    .sort();
}
