import { Graph, layout } from '@dagrejs/dagre';
import { Definition } from '../api/model';
import { CARD, Point, STEP, snapped } from './edits';

/** More agents in a row than this are too small to be read where all are in view. */
const LONGEST = 5;
/** Between the rows of a graph that goes on below. */
const BAND = 80;

/** Places from left to right by what leads to what, on the grid; a long graph goes on in a row below. */
export function tidy({ nodes, edges }: Pick<Definition, 'nodes' | 'edges'>): Map<string, Point> {
  const line = inLine({ nodes, edges });
  const columns = [...new Set([...line.values()].map(({ x }) => x))].sort((a, b) => a - b);
  const rows = Math.ceil(columns.length / LONGEST);
  const length = Math.ceil(columns.length / rows);
  const tall = Math.max(...[...line.values()].map(({ y }) => y), 0) + CARD.height;
  // What is tall does not become wider to read by being cut.
  if (rows < 2 || tall > 3 * STEP.y) return line;
  return new Map(
    [...line].map(([id, { x, y }]) => {
      const column = columns.indexOf(x);
      const row = Math.floor(column / length);
      const at = { x: x - (columns[row * length] ?? 0) + (columns[0] ?? 0), y: y + row * (tall + BAND) };
      return [id, snapped(at)];
    }),
  );
}

/** Places from left to right in one line. */
function inLine({ nodes, edges }: Pick<Definition, 'nodes' | 'edges'>): Map<string, Point> {
  const graph = new Graph();
  graph.setGraph({ rankdir: 'LR', nodesep: STEP.y - CARD.height, ranksep: STEP.x - CARD.width });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const node of nodes) graph.setNode(node.id, { ...CARD });
  const known = new Set(nodes.map((node) => node.id));
  for (const { from, to } of edges) if (known.has(from) && known.has(to)) graph.setEdge(from, to);
  layout(graph);
  return new Map(
    nodes.map(({ id }) => {
      const { x, y } = graph.node(id) as Point;
      return [id, snapped({ x: x - CARD.width / 2, y: y - CARD.height / 2 })];
    }),
  );
}

/** Every agent has a place: the one it was given, or, where some have none or all the same, a tidy one. */
export function placed(definition: Definition): Definition {
  const { nodes } = definition;
  const known = nodes.flatMap((node) => (node.position ? [`${node.position.x} ${node.position.y}`] : []));
  if (known.length === nodes.length && (nodes.length < 2 || new Set(known).size > 1)) return definition;
  const places = tidy(definition);
  return { ...definition, nodes: nodes.map((node) => ({ ...node, position: places.get(node.id) ?? { x: 0, y: 0 } })) };
}
