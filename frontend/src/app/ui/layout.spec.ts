import { DefinitionNode } from '../api/model';
import { layered } from './layout';

const node = (id: string): DefinitionNode => ({ id, agent_type: id, config: {} });

describe('the drawing of a pipeline', () => {
  it('puts each agent after all that lead to it', () => {
    const edges = [
      { from: 'a', to: 'b' },
      { from: 'a', to: 'c' },
      { from: 'b', to: 'c' },
    ];
    const { nodes } = layered({ nodes: [node('c'), node('b'), node('a')], edges });
    const x = Object.fromEntries(nodes.map((place) => [place.id, place.x]));
    expect(x['a']).toBeLessThan(x['b'] ?? 0);
    expect(x['b']).toBeLessThan(x['c'] ?? 0);
  });

  it('shows a cycle and an edge to nowhere without giving up', () => {
    const edges = [
      { from: 'a', to: 'b' },
      { from: 'b', to: 'a' },
      { from: 'b', to: 'gone' },
    ];
    const drawing = layered({ nodes: [node('a'), node('b')], edges });
    expect(drawing.nodes).toHaveLength(2);
    expect(drawing.edges).toHaveLength(2);
  });

  it('of nothing is empty', () => {
    expect(layered({ nodes: [], edges: [] }).nodes).toEqual([]);
  });
});
