import { Definition } from '../../api/model';
import { Point } from '../edits';

export type Way = 'left' | 'right' | 'up' | 'down';

/**
 * The node that an arrow key leads to: left and right follow the connections, up and down go to the nearest card above or
 * below. Where no connection leads on, the nearest card on that side is taken, so that every node can be reached.
 */
export function neighbour(
  { nodes, edges }: Pick<Definition, 'nodes' | 'edges'>,
  id: string,
  way: Way,
): string | undefined {
  const places = new Map(nodes.map((node) => [node.id, node.position ?? { x: 0, y: 0 }]));
  const here = places.get(id);
  if (!here) return nodes[0]?.id;
  const linked =
    way === 'right'
      ? edges.filter((edge) => edge.from === id).map((edge) => edge.to)
      : way === 'left'
        ? edges.filter((edge) => edge.to === id).map((edge) => edge.from)
        : [];
  const along = nearest(linked, places, here, way);
  if (along !== undefined) return along;
  const others = [...places.keys()].filter((other) => other !== id && ahead(places.get(other) ?? here, here, way));
  return nearest(others, places, here, way);
}

function ahead(to: Point, from: Point, way: Way): boolean {
  switch (way) {
    case 'left':
      return to.x < from.x;
    case 'right':
      return to.x > from.x;
    case 'up':
      return to.y < from.y;
    case 'down':
      return to.y > from.y;
  }
}

/** A step to the side counts double, so that one goes straight on where one can. */
function nearest(ids: string[], places: Map<string, Point>, from: Point, way: Way): string | undefined {
  const across = way === 'left' || way === 'right';
  const distance = (id: string) => {
    const { x, y } = places.get(id) ?? from;
    const [along, aside] = across ? [x - from.x, y - from.y] : [y - from.y, x - from.x];
    return Math.abs(along) + 2 * Math.abs(aside);
  };
  return [...ids].sort((a, b) => distance(a) - distance(b))[0];
}
