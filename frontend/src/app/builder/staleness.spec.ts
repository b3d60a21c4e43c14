import { describe, expect, it } from 'vitest';
import { configure, disconnect, moveNodes, rename } from './edits';
import { staleNodes } from './staleness';
import { row } from './testing';

const ran = row('clock', 'feed', 'mood', 'plan');
const stale = (...args: Parameters<typeof staleNodes>) => [...staleNodes(...args)];

describe('what a run gave is stale', () => {
  it('from the agent on that was set anew', () => {
    expect(stale(ran, configure(ran, 'mood', { level: 1 }))).toEqual(['mood', 'plan']);
  });

  it('where an input was cut, and everywhere when other symbols are traded', () => {
    expect(stale(ran, disconnect(ran, [{ from: 'mood', to: 'plan' }]))).toEqual(['plan']);
    expect(stale(ran, { ...ran, settings: { symbols: ['MSFT'] } })).toHaveLength(4);
  });

  it('behind what is pinned now and was not', () => {
    expect(stale(ran, ran, new Map([['mood', []]]))).toEqual(['mood', 'plan']);
    expect(stale(ran, ran, new Map([['mood', []]]), ['mood'])).toEqual([]);
  });

  it('not because it was moved, named or run at another speed', () => {
    const moved = rename(moveNodes(ran, new Map([['feed', { x: 9, y: 9 }]])), 'feed', 'Prices');
    expect(stale(ran, { ...moved, settings: { ...ran.settings, simulation: { speed: 600 } } })).toEqual([]);
  });
});
