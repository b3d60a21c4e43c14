import { describe, expect, it } from 'vitest';
import { fromText, toText } from './clipboard';
import { row } from './testing';

describe('agents on the clipboard', () => {
  it('come back as they were, from a copy and from a whole definition', () => {
    const { nodes, edges } = row('feed', 'mood');
    expect(fromText(toText({ nodes, edges }))).toEqual({ nodes, edges });
    expect(fromText(JSON.stringify({ name: 'Mine', definition: row('feed', 'mood') }))).toEqual({ nodes, edges });
  });

  it('are nothing else: no other text, no half a graph, no two under one id', () => {
    for (const text of ['hello', '[]', '{"nodes":[]}', '{"nodes":[{"id":"a"}]}', 'null']) {
      expect(fromText(text)).toBeUndefined();
    }
    const twice = row('feed', 'feed');
    expect(fromText(JSON.stringify(twice))).toBeUndefined();
  });

  it('lose what is not theirs', () => {
    const text =
      '{"nodes":[{"id":"a","agent_type":"feed","config":7,"name":" ","evil":1}],"edges":[{"from":"a","to":"b"}]}';
    expect(fromText(text)).toEqual({ nodes: [{ id: 'a', agent_type: 'feed', config: {} }], edges: [] });
  });
});
