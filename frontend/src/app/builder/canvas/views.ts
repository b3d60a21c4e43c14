import { Definition, Edge } from '../../api/model';
import { Card, Doing, cardOf } from '../cards';
import { CARD, Point } from '../edits';

export type Mark = 'added' | 'removed' | 'changed';

/** Everything the canvas shows of a node. */
export interface NodeView {
  id: string;
  card: Card;
  category: string;
  position: Point;
  doing: Doing | undefined;
  stale: boolean;
  pinned: boolean;
  wrong: boolean;
  selected: boolean;
  mark: Mark | undefined;
  /** What only its place and looks tell, for those who do not see them; the rest is what its card says. */
  says: string;
}

export interface EdgeView {
  id: string;
  edge: Edge;
  from: string;
  to: string;
  fromName: string;
  toName: string;
  mark: Mark | undefined;
  /** To an agent that does not stand to the right, such as the first of the next row. */
  back: boolean;
  /** Something has passed over it in the run that is shown. */
  flowing: boolean;
}

interface Looks {
  cards: ReadonlyMap<string, Card>;
  doings: ReadonlyMap<string, Doing>;
  stale: ReadonlySet<string>;
  pinned: ReadonlySet<string>;
  wrong: ReadonlySet<string>;
  marks: ReadonlyMap<string, Mark>;
  gliding: ReadonlyMap<string, Point> | undefined;
  selected: ReadonlySet<string>;
}

const ORIGIN: Point = { x: 0, y: 0 };

export const edgeId = ({ from, to }: Edge): string => `${from}→${to}`;

export function nodeViews(definition: Definition, looks: Looks): NodeView[] {
  const leads = new Map<string, string[]>();
  for (const { from, to } of definition.edges) {
    leads.set(from, [...(leads.get(from) ?? []), looks.cards.get(to)?.name ?? to]);
  }
  return definition.nodes.map((node) => {
    const { id } = node;
    const card = looks.cards.get(id) ?? cardOf(node, undefined);
    const view = {
      id,
      card,
      category: card.category,
      position: looks.gliding?.get(id) ?? node.position ?? ORIGIN,
      doing: looks.doings.get(id),
      stale: looks.stale.has(id),
      pinned: looks.pinned.has(id),
      wrong: looks.wrong.has(id),
      selected: looks.selected.has(id),
      mark: looks.marks.get(id),
    };
    return { ...view, says: inWords(view, leads.get(id) ?? []) };
  });
}

function inWords(view: Omit<NodeView, 'says'>, leads: readonly string[]): string {
  const { card } = view;
  return [
    card.name === card.agent ? '' : card.agent,
    leads.length ? `leads to ${leads.join(', ')}` : 'leads nowhere',
    view.pinned ? 'pinned' : '',
    view.stale ? 'its output is stale' : '',
    view.wrong ? 'something is wrong with it' : '',
    view.mark ?? '',
  ]
    .filter((part) => part !== '')
    .join('; ');
}

export function edgeViews(
  definition: Definition,
  cards: ReadonlyMap<string, Card>,
  doings: ReadonlyMap<string, Doing>,
  marks: ReadonlyMap<string, Mark>,
): EdgeView[] {
  const left = new Map(definition.nodes.map((node) => [node.id, node.position?.x ?? 0]));
  return definition.edges.map((edge) => ({
    id: edgeId(edge),
    edge,
    from: edge.from,
    to: edge.to,
    fromName: cards.get(edge.from)?.name ?? edge.from,
    toName: cards.get(edge.to)?.name ?? edge.to,
    mark: marks.get(edgeId(edge)),
    back: (left.get(edge.to) ?? 0) < (left.get(edge.from) ?? 0) + CARD.width,
    flowing: doings.get(edge.from)?.state === 'done',
  }));
}

export function sameItems(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one) => b.includes(one));
}
