import { Definition, Fact } from '../api/model';
import { NO_PINS, Pins, holding, keepPins, outdated, pinned, recallPins, unpinned } from './pins';
import { row } from './testing';

const fact = (text: string) => ({ type: 'snapshot', data: { text } }) as unknown as Fact;
const chain = row('clock', 'feed', 'mood');
const pins = pinned(NO_PINS, chain, new Map([['feed', [fact('a')]]]));

/** What a browser remembers, in memory. */
function storage(): Storage {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    key: (index: number) => [...kept.keys()][index] ?? null,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
    removeItem: (key: string) => void kept.delete(key),
    clear: () => kept.clear(),
  };
}

describe('what is pinned', () => {
  it('holds facts of agents that are there, until they are unpinned', () => {
    expect(pins.get('feed')?.facts).toEqual([fact('a')]);
    expect(pinned(pins, chain, new Map([['nobody', [fact('b')]]]))).toBe(pins);
    expect(unpinned(pins, 'feed').size).toBe(0);
    expect(unpinned(pins, 'mood')).toBe(pins);
  });

  it('ends with its agent, and where another agent took its place', () => {
    expect(holding(pins, chain)).toBe(pins);
    expect(holding(pins, row('clock', 'mood')).size).toBe(0);
    const another: Definition = {
      ...chain,
      nodes: chain.nodes.map((node) => (node.id === 'feed' ? { ...node, agent_type: 'mood' } : node)),
    };
    expect(holding(pins, another).size).toBe(0);
  });

  it('is outdated when others lead to its agent', () => {
    expect(outdated(pins, chain)).toEqual(new Set());
    expect(outdated(pins, { ...chain, edges: [] })).toEqual(new Set(['feed']));
    expect(outdated(pins, { ...chain, edges: [...chain.edges].reverse() })).toEqual(new Set());
  });

  it('is back after a reload', () => {
    const browser = storage();
    expect(keepPins('one', pins, 1, browser)).toBe(true);
    expect(recallPins('one', browser)).toEqual(pins);
    expect(recallPins('two', browser)).toBe(NO_PINS);
    expect(keepPins('one', NO_PINS, 2, browser)).toBe(true);
    expect(browser.length).toBe(0);
    browser.setItem('kuber.pins.one', '{"pins":[["feed",{}]]}');
    expect(recallPins('one', browser)).toBe(NO_PINS);
  });

  it('takes no more than its share of the browser', () => {
    const browser = storage();
    const large: Pins = pinned(NO_PINS, chain, new Map([['feed', [fact('a'.repeat(400_000))]]]));
    expect(keepPins('one', pins, 1, browser)).toBe(true);
    expect(keepPins('one', large, 2, browser)).toBe(false);
    expect(recallPins('one', browser)).toBe(NO_PINS);
    for (let count = 1; count <= 20; count++) keepPins(`pipeline-${count}`, pins, count, browser);
    expect(browser.length).toBe(8);
    expect(recallPins('pipeline-20', browser)).toEqual(pins);
    expect(recallPins('pipeline-12', browser)).toBe(NO_PINS);
  });
});
