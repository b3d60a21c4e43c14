import { describe, expect, it } from 'vitest';
import {
  addNode,
  configure,
  disconnect,
  following,
  freePlace,
  freshId,
  insertOnEdge,
  intoEdge,
  moveNodes,
  nudge,
  pasted,
  preceding,
  removeNodes,
  rename,
} from './edits';
import { row } from './testing';

const ids = (definition: { nodes: { id: string }[] }) => definition.nodes.map((node) => node.id);
const lines = (definition: { edges: { from: string; to: string }[] }) =>
  definition.edges.map(({ from, to }) => `${from} ${to}`);

describe('edits of a definition', () => {
  it('find an id that is free and says what it is of', () => {
    expect(freshId('feed', new Set())).toBe('feed');
    expect(freshId('feed', new Set(['feed', 'feed_2']))).toBe('feed_3');
  });

  it('add an agent behind and before others, on no other card', () => {
    const definition = addNode(row('clock', 'mood'), 'feed', 'feed', { x: 3, y: 5 }, 'clock', 'mood');
    expect(lines(definition)).toEqual(['clock mood', 'clock feed', 'feed mood']);
    expect(definition.nodes[2]?.position).toEqual({ x: 0, y: 96 });
    expect(freePlace({ nodes: [] }, { x: 9, y: 23 })).toEqual({ x: 16, y: 16 });
  });

  it('remove agents with what led to and from them', () => {
    const definition = removeNodes(row('clock', 'feed', 'mood'), new Set(['feed']));
    expect(ids(definition)).toEqual(['clock', 'mood']);
    expect(definition.edges).toEqual([]);
  });

  it('leave a node as it is that does not move', () => {
    const before = row('clock', 'feed');
    const after = moveNodes(
      before,
      new Map([
        ['feed', { x: 0, y: 64 }],
        ['clock', { x: 0, y: 0 }],
      ]),
    );
    expect(after.nodes[0]).toBe(before.nodes[0]);
    expect(after.nodes[1]?.position).toEqual({ x: 0, y: 64 });
    expect(nudge(after, new Set(['feed']), { x: 16, y: 0 }).nodes[1]?.position).toEqual({ x: 16, y: 64 });
  });

  it('move a node that has no place yet from the origin', () => {
    const bare = { nodes: [{ id: 'a', agent_type: 'feed', config: {}, position: null }], edges: [], settings: {} };
    expect(nudge(bare, new Set(['a']), { x: 16, y: 0 }).nodes[0]?.position).toEqual({ x: 16, y: 0 });
  });

  it('insert on an edge and make room to the right', () => {
    const definition = insertOnEdge(row('clock', 'mood', 'plan'), 'feed', 'feed', { from: 'clock', to: 'mood' });
    expect(lines(definition).sort()).toEqual(['clock feed', 'feed mood', 'mood plan']);
    expect(definition.nodes.map((node) => node.position?.x)).toEqual([0, 544, 816, 272]);
    const slipped = intoEdge(disconnect(row('clock', 'feed', 'mood'), [{ from: 'feed', to: 'mood' }]), 'mood', {
      from: 'clock',
      to: 'feed',
    });
    expect(lines(slipped)).toEqual(['clock mood', 'mood feed']);
  });

  it('know what comes before and after', () => {
    const definition = row('clock', 'feed', 'mood');
    expect([...following(definition, 'feed')]).toEqual(['feed', 'mood']);
    expect([...preceding(definition, 'mood')]).toEqual(['feed', 'clock']);
  });

  it('paste copies under new ids, connected as they were', () => {
    const before = row('feed', 'mood');
    const { definition, ids: made } = pasted(before, before, { x: 0, y: 320 });
    expect(made).toEqual(['feed_2', 'mood_2']);
    expect(lines(definition)).toEqual(['feed mood', 'feed_2 mood_2']);
    expect(definition.nodes[3]?.position).toEqual({ x: 272, y: 320 });
    expect(definition.nodes[3]?.config).not.toBe(before.nodes[1]?.config);
    expect(pasted(definition, { nodes: definition.nodes.slice(2, 3), edges: [] }).ids).toEqual(['feed_3']);
  });

  it('set and name one node only', () => {
    const named = rename(row('clock', 'feed'), 'feed', '  Prices  ');
    expect(named.nodes[1]?.name).toBe('Prices');
    expect('name' in (rename(named, 'feed', ' ').nodes[1] ?? {})).toBe(false);
    expect(configure(named, 'clock', { level: 1 }).nodes.map((node) => node.config)).toEqual([{ level: 1 }, {}]);
  });
});
