import { Definition, Pipeline } from '../api/model';
import { Kept } from './kept';

/** What an editor opens with: the newer of what the server and this browser have, and what to say about it. */
export interface Opening {
  definition: Definition;
  /** Of the draft on the server, 0 if there is none. */
  version: number;
  baseRevision: number;
  /** It still has to be sent to the server. */
  unsaved: boolean;
  notice?: string;
  /** What was not chosen, to be had at a click. */
  other?: { label: string; definition: Definition };
}

export function opening(pipeline: Pipeline, kept: Kept | undefined): Opening {
  const { draft } = pipeline;
  const server: Opening = {
    definition: draft?.definition ?? pipeline.definition,
    version: draft?.version ?? 0,
    baseRevision: draft?.base_revision ?? pipeline.revision,
    unsaved: false,
  };
  if (!kept || same(kept.definition, server.definition)) return behind(server, pipeline);
  const mine = { definition: kept.definition, version: server.version, unsaved: true };
  if (kept.version === server.version && kept.base_revision === server.baseRevision) {
    const notice = 'Your last changes had not reached the server. They were kept in this browser and are back.';
    return { ...mine, baseRevision: kept.base_revision, notice };
  }
  const changed = Date.parse(draft?.updated_at ?? pipeline.updated_at);
  if (kept.at > changed) {
    const other = { label: 'Take the other one', definition: server.definition };
    const notice =
      'This pipeline was also changed elsewhere. What was kept in this browser is newer, so it is shown here.';
    return { ...mine, baseRevision: pipeline.revision, notice, other };
  }
  const other = { label: 'Take what this browser kept', definition: kept.definition };
  const notice = 'This pipeline was changed elsewhere after your last edit in this browser. The newer one is shown.';
  return { ...server, notice, other };
}

/** A draft that goes on from an older revision than the one in use says so. */
function behind(server: Opening, pipeline: Pipeline): Opening {
  if (server.baseRevision >= pipeline.revision) return server;
  const notice = `This draft goes on from revision ${server.baseRevision}; revision ${pipeline.revision} was published since.`;
  return { ...server, notice, other: { label: `Take revision ${pipeline.revision}`, definition: pipeline.definition } };
}

/** Whether two definitions say the same, whatever the order of their keys. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  // A field that is null and one that is missing are the same to the server.
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...keys].every((key) => same(left[key] ?? null, right[key] ?? null));
}
