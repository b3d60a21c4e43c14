import { Definition, DefinitionNode, Edge } from '../api/model';

/** A place on the canvas. */
export interface Point {
  x: number;
  y: number;
}

/** Agents and what leads from one to the other, as they are copied and pasted. */
export interface Fragment {
  nodes: DefinitionNode[];
  edges: Edge[];
}

export const GRID = 16;
export const CARD = { width: 208, height: 64 };
/** From the left edge of a card to that of the next, and from row to row. */
export const STEP = { x: 272, y: 96 };
const NAME_LENGTH = 60;

export const snapped = ({ x, y }: Point): Point => ({
  x: Math.round(x / GRID) * GRID,
  y: Math.round(y / GRID) * GRID,
});

export const sameEdge = (a: Edge, b: Edge): boolean => a.from === b.from && a.to === b.to;

/** An id that is not taken yet and still says what it is of. */
export function freshId(kind: string, taken: ReadonlySet<string>): string {
  if (!taken.has(kind)) return kind;
  let number = 2;
  while (taken.has(`${kind}_${number}`)) number++;
  return `${kind}_${number}`;
}

export function idsOf(definition: Pick<Definition, 'nodes'>): Set<string> {
  return new Set(definition.nodes.map((node) => node.id));
}

/** The first free place at or below a point: no card on top of another. */
export function freePlace(definition: Pick<Definition, 'nodes'>, wanted: Point): Point {
  const place = snapped(wanted);
  const taken = ({ position }: DefinitionNode) =>
    !!position && Math.abs(position.x - place.x) < CARD.width && Math.abs(position.y - place.y) < CARD.height + GRID;
  while (definition.nodes.some(taken)) place.y += STEP.y;
  return place;
}

/** A new agent with the defaults of its schema; `after` and `before` are the agents it is connected with. */
export function addNode(
  definition: Definition,
  id: string,
  agentType: string,
  position: Point,
  after?: string,
  before?: string,
): Definition {
  const node: DefinitionNode = { id, agent_type: agentType, config: {}, position: freePlace(definition, position) };
  const edges = [...definition.edges];
  if (after !== undefined) edges.push({ from: after, to: id });
  if (before !== undefined) edges.push({ from: id, to: before });
  return { ...definition, nodes: [...definition.nodes, node], edges };
}

/** Without these agents, and without what led to and from them. */
export function removeNodes(definition: Definition, ids: ReadonlySet<string>): Definition {
  return {
    ...definition,
    nodes: definition.nodes.filter((node) => !ids.has(node.id)),
    edges: definition.edges.filter((edge) => !ids.has(edge.from) && !ids.has(edge.to)),
  };
}

export function moveNodes(definition: Definition, places: ReadonlyMap<string, Point>): Definition {
  return {
    ...definition,
    nodes: definition.nodes.map((node) => {
      const place = places.get(node.id);
      const moved = place && (place.x !== node.position?.x || place.y !== node.position.y);
      return moved ? { ...node, position: { x: place.x, y: place.y } } : node;
    }),
  };
}

export function nudge(definition: Definition, ids: ReadonlySet<string>, by: Point): Definition {
  const places = definition.nodes
    .filter((node) => ids.has(node.id))
    .map(({ id, position }) => [id, { x: (position?.x ?? 0) + by.x, y: (position?.y ?? 0) + by.y }] as const);
  return moveNodes(definition, new Map(places));
}

export function connect(definition: Definition, edge: Edge): Definition {
  if (definition.edges.some((other) => sameEdge(other, edge))) return definition;
  return { ...definition, edges: [...definition.edges, { from: edge.from, to: edge.to }] };
}

export function disconnect(definition: Definition, edges: readonly Edge[]): Definition {
  return {
    ...definition,
    edges: definition.edges.filter((edge) => !edges.some((other) => sameEdge(other, edge))),
  };
}

/** Puts an agent that is there already between two others. */
export function intoEdge(definition: Definition, id: string, edge: Edge): Definition {
  const cut = disconnect(definition, [edge]);
  return connect(connect(cut, { from: edge.from, to: id }), { from: id, to: edge.to });
}

/** A new agent between two others; what lies to the right makes room for it. */
export function insertOnEdge(definition: Definition, id: string, agentType: string, edge: Edge): Definition {
  const from = definition.nodes.find((node) => node.id === edge.from)?.position ?? { x: 0, y: 0 };
  const to = definition.nodes.find((node) => node.id === edge.to)?.position ?? from;
  const narrow = to.x - from.x < 2 * STEP.x;
  const right = narrow ? following(definition, edge.to) : new Set<string>();
  const roomy = nudge(definition, right, { x: STEP.x, y: 0 });
  const place = narrow
    ? { x: from.x + STEP.x, y: (from.y + to.y) / 2 }
    : { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  const node: DefinitionNode = { id, agent_type: agentType, config: {}, position: freePlace(roomy, place) };
  return intoEdge({ ...roomy, nodes: [...roomy.nodes, node] }, id, edge);
}

/** An agent and everything it leads to. */
export function following(definition: Pick<Definition, 'edges'>, ...first: string[]): Set<string> {
  return reached(first, (id) => definition.edges.filter((edge) => edge.from === id).map((edge) => edge.to));
}

/** Everything that leads to an agent, without itself. */
export function preceding(definition: Pick<Definition, 'edges'>, id: string): Set<string> {
  const before = (one: string) => definition.edges.filter((edge) => edge.to === one).map((edge) => edge.from);
  return reached(before(id), before);
}

function reached(first: readonly string[], next: (id: string) => string[]): Set<string> {
  const found = new Set(first);
  for (const id of found) for (const other of next(id)) found.add(other);
  return found;
}

export function configure(definition: Definition, id: string, config: Record<string, unknown>): Definition {
  return { ...definition, nodes: definition.nodes.map((node) => (node.id === id ? { ...node, config } : node)) };
}

/** What the user calls an agent; an empty name gives it its own back. */
export function rename(definition: Definition, id: string, name: string): Definition {
  const given = name.trim().slice(0, NAME_LENGTH);
  return {
    ...definition,
    nodes: definition.nodes.map((node) => {
      if (node.id !== id) return node;
      const bare = { ...node };
      delete bare.name;
      return given ? { ...bare, name: given } : bare;
    }),
  };
}

export function withSettings(definition: Definition, settings: Record<string, unknown>): Definition {
  return { ...definition, settings };
}

/** These agents and what connects them with each other. */
export function fragmentOf(definition: Definition, ids: ReadonlySet<string>): Fragment {
  return {
    nodes: definition.nodes.filter((node) => ids.has(node.id)),
    edges: definition.edges.filter((edge) => ids.has(edge.from) && ids.has(edge.to)),
  };
}

/** With copies under new ids, their upper left corner at a point, or beside the originals; also the new ids. */
export function pasted(
  definition: Definition,
  fragment: Fragment,
  at?: Point,
): { definition: Definition; ids: string[] } {
  const taken = idsOf(definition);
  const renamed = new Map<string, string>();
  for (const node of fragment.nodes) {
    const id = freshId(/^(.*?)(?:_\d+)?$/.exec(node.id)?.[1] ?? node.id, taken);
    taken.add(id);
    renamed.set(node.id, id);
  }
  const shift = shiftOf(definition, fragment, at);
  const nodes = fragment.nodes.map((node) => ({
    ...structuredClone(node),
    id: renamed.get(node.id) ?? node.id,
    position: { x: (node.position?.x ?? 0) + shift.x, y: (node.position?.y ?? 0) + shift.y },
  }));
  const edges = fragment.edges.flatMap(({ from, to }) => {
    const [start, end] = [renamed.get(from), renamed.get(to)];
    return start !== undefined && end !== undefined ? [{ from: start, to: end }] : [];
  });
  return {
    definition: { ...definition, nodes: [...definition.nodes, ...nodes], edges: [...definition.edges, ...edges] },
    ids: nodes.map((node) => node.id),
  };
}

function shiftOf(definition: Definition, { nodes }: Fragment, at?: Point): Point {
  const left = Math.min(...nodes.map((node) => node.position?.x ?? 0));
  const top = Math.min(...nodes.map((node) => node.position?.y ?? 0));
  const wanted = at ?? { x: left + 2 * GRID, y: top + CARD.height + 2 * GRID };
  const place = nodes.length === 1 ? freePlace(definition, wanted) : snapped(wanted);
  return { x: place.x - left, y: place.y - top };
}
