import { Definition } from '../api/model';

/** A definition as this browser keeps it until the server has it. */
export interface Kept {
  definition: Definition;
  base_revision: number;
  /** Of the server's draft that it goes on from; 0 if there was none. */
  version: number;
  /** When it was last edited, in milliseconds. */
  at: number;
}

const keyOf = (pipeline: string): string => `kuber.draft.${pipeline}`;

/** What this browser has kept of a pipeline; anything unreadable counts as nothing. */
export function recall(pipeline: string, storage: Storage = localStorage): Kept | undefined {
  try {
    const kept = JSON.parse(storage.getItem(keyOf(pipeline)) ?? 'null') as Kept | null;
    const whole = Array.isArray(kept?.definition.nodes) && Array.isArray(kept.definition.edges);
    return kept && whole && typeof kept.version === 'number' && typeof kept.at === 'number' ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** False if the browser refuses to keep it: its storage may be full or forbidden. */
export function keep(pipeline: string, kept: Kept, storage: Storage = localStorage): boolean {
  try {
    storage.setItem(keyOf(pipeline), JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

export function forget(pipeline: string, storage: Storage = localStorage): void {
  try {
    storage.removeItem(keyOf(pipeline));
  } catch {
    // Forbidden storage has nothing to forget.
  }
}
