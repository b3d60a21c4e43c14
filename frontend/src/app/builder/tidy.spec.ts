import { describe, expect, it } from 'vitest';
import { row } from './testing';
import { placed, tidy } from './tidy';

describe('tidying', () => {
  it('goes from left to right on the grid, no card on another', () => {
    const definition = {
      ...row('a', 'b', 'c', 'd'),
      edges: [
        { from: 'a', to: 'b' },
        { from: 'a', to: 'c' },
        { from: 'c', to: 'd' },
      ],
    };
    const places = tidy(definition);
    const at = (id: string) => places.get(id) ?? { x: Number.NaN, y: Number.NaN };
    expect(at('a').x).toBeLessThan(at('b').x);
    expect(at('c').x).toBeLessThan(at('d').x);
    expect(at('b').x).toBe(at('c').x);
    expect(Math.abs(at('b').y - at('c').y)).toBeGreaterThanOrEqual(64);
    expect([...places.values()].every(({ x, y }) => x % 16 === 0 && y % 16 === 0)).toBe(true);
  });

  it('goes on in a row below where a line would be too long to read', () => {
    const places = [...tidy(row('a', 'b', 'c', 'd', 'e', 'f', 'g')).values()];
    expect(new Set(places.map(({ y }) => y)).size).toBe(2);
    expect(places.slice(0, 4).map(({ x }) => x)).toEqual([0, 272, 544, 816].map((x) => x + (places[0]?.x ?? 0)));
    expect(places[4]?.x).toBe(places[0]?.x);
    expect((places[4]?.y ?? 0) - (places[0]?.y ?? 0)).toBeGreaterThanOrEqual(128);
    expect(new Set([...tidy(row('a', 'b', 'c', 'd', 'e')).values()].map(({ y }) => y)).size).toBe(1);
  });

  it('gives places only where some are missing or all are the same', () => {
    const known = row('a', 'b');
    expect(placed(known)).toBe(known);
    const bare = { ...known, nodes: known.nodes.map(({ id, agent_type, config }) => ({ id, agent_type, config })) };
    expect(placed(bare).nodes.every((node) => node.position)).toBe(true);
    const same = { ...known, nodes: known.nodes.map((node) => ({ ...node, position: { x: 0, y: 0 } })) };
    expect(new Set(placed(same).nodes.map((node) => node.position?.x)).size).toBe(2);
  });
});
