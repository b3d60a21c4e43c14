import { Definition } from '../api/model';

export const CARD = { width: 208, height: 64 };
const GAP = { x: 40, y: 20 };
const MARGIN = 16;

export interface Placed {
  id: string;
  x: number;
  y: number;
}

export interface Layout {
  nodes: Placed[];
  /** One cubic curve per edge, as an SVG path. */
  edges: { from: string; to: string; path: string }[];
  width: number;
  height: number;
}

/**
 * A layered drawing: each node one column after the last of its predecessors, ordered within a column by the mean place
 * of those. Edges of a cycle, which a draft may have, do not move a node.
 */
export function layered(definition: Pick<Definition, 'nodes' | 'edges'>): Layout {
  const ids = definition.nodes.map((node) => node.id);
  const known = new Set(ids);
  const edges = definition.edges.filter((edge) => known.has(edge.from) && known.has(edge.to));
  const before = new Map(ids.map((id) => [id, edges.filter((edge) => edge.to === id).map((edge) => edge.from)]));
  const columns = columnsOf(ids, before);
  const places = new Map<string, Placed>();
  const tallest = Math.max(1, ...columns.map((column) => column.length));
  columns.forEach((column, index) => {
    const mean = (id: string) => {
      const above = (before.get(id) ?? []).map((from) => places.get(from)?.y ?? 0);
      return above.length ? above.reduce((sum, y) => sum + y, 0) / above.length : 0;
    };
    const ordered = [...column].sort((a, b) => mean(a) - mean(b));
    const top = MARGIN + ((tallest - ordered.length) * (CARD.height + GAP.y)) / 2;
    ordered.forEach((id, row) => {
      places.set(id, { id, x: MARGIN + index * (CARD.width + GAP.x), y: top + row * (CARD.height + GAP.y) });
    });
  });
  return {
    nodes: ids.map((id) => places.get(id)).filter((place): place is Placed => place !== undefined),
    edges: edges.map(({ from, to }) => ({ from, to, path: curve(places.get(from), places.get(to)) })),
    width: 2 * MARGIN + columns.length * CARD.width + Math.max(0, columns.length - 1) * GAP.x,
    height: 2 * MARGIN + tallest * CARD.height + (tallest - 1) * GAP.y,
  };
}

function columnsOf(ids: string[], before: Map<string, string[]>): string[][] {
  const depth = new Map<string, number>();
  const visiting = new Set<string>();
  const depthOf = (id: string): number => {
    const done = depth.get(id);
    if (done !== undefined) return done;
    if (visiting.has(id)) return -1;
    visiting.add(id);
    const found = 1 + Math.max(-1, ...(before.get(id) ?? []).map(depthOf));
    visiting.delete(id);
    depth.set(id, found);
    return found;
  };
  const columns: string[][] = [];
  for (const id of ids) (columns[depthOf(id)] ??= []).push(id);
  return columns.filter((column) => column.length > 0);
}

function curve(from: Placed | undefined, to: Placed | undefined): string {
  if (!from || !to) return '';
  const start = { x: from.x + CARD.width, y: from.y + CARD.height / 2 };
  const end = { x: to.x, y: to.y + CARD.height / 2 };
  const bend = Math.max(24, Math.abs(end.x - start.x) / 2);
  return `M${start.x} ${start.y} C${start.x + bend} ${start.y} ${end.x - bend} ${end.y} ${end.x} ${end.y}`;
}
