import { describe, expect, it } from 'vitest';
import { difference } from './diff';
import { configure, disconnect, removeNodes } from './edits';
import { agentOf, row } from './testing';

describe('the difference between two definitions', () => {
  const before = row('clock', 'feed', 'mood');

  it('is told agent by agent, setting by setting', () => {
    const after = configure(row('clock', 'feed', 'mood', 'plan'), 'mood', { level: 7 });
    const { marks, sentences, both } = difference(configure(before, 'mood', { level: 5 }), after, agentOf);
    expect(sentences).toEqual(['Mood: Level 7 instead of 5.', 'Plan added.']);
    expect([marks.get('mood'), marks.get('plan'), marks.get('mood→plan')]).toEqual(['changed', 'added', 'added']);
    expect(both.nodes).toHaveLength(4);
  });

  it('keeps what is gone on the canvas', () => {
    const { marks, sentences, both } = difference(before, removeNodes(before, new Set(['mood'])), agentOf);
    expect(sentences).toEqual(['Mood removed.']);
    expect(marks.get('mood')).toBe('removed');
    expect(both.edges).toHaveLength(2);
  });

  it('names connections and settings of the pipeline', () => {
    const after = {
      ...disconnect(before, [{ from: 'feed', to: 'mood' }]),
      settings: { symbols: ['AAPL', 'MSFT'], simulation: { speed: 60 } },
    };
    expect(difference(before, after, agentOf).sentences).toEqual([
      'Feed no longer leads to Mood.',
      'Settings: Symbols AAPL, MSFT instead of AAPL.',
      'Settings: Simulation set to speed 60.',
    ]);
    expect(difference(before, before, agentOf).sentences).toEqual([]);
  });
});
