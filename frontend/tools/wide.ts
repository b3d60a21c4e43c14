import { Definition, template } from '../e2e/seed';
import { Server } from '../e2e/server';

/** A pipeline of that many nodes: chains of the momentum template below each other. */
export async function wide(server: Server, count: number): Promise<string> {
  const base = await template(server, 'momentum');
  const nodes: Definition['nodes'] = [];
  const edges: Definition['edges'] = [];
  for (let chain = 0; nodes.length < count; chain++) {
    const part = base.nodes.slice(0, count - nodes.length);
    const name = (id: string) => `${id}-${chain}`;
    nodes.push(
      ...part.map((node) => ({ ...node, id: name(node.id), position: { x: node.position.x, y: chain * 120 } })),
    );
    const there = new Set(part.map((node) => node.id));
    edges.push(
      ...base.edges
        .filter((edge) => there.has(edge.from) && there.has(edge.to))
        .map((edge) => ({ from: name(edge.from), to: name(edge.to) })),
    );
  }
  const definition = { ...base, nodes, edges };
  return (await server.post('/pipelines', { name: `${count} nodes`, description: '', definition })).id;
}
