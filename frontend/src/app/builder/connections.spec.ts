import { describe, expect, it } from 'vitest';
import { listed, refusal, unmet, withArticle } from './connections';
import { agentOf, row } from './testing';

const why = (definition: ReturnType<typeof row>, from: string, to: string) =>
  refusal(definition, { from, to }, agentOf);
const loose = (...types: string[]) => ({ ...row(...types), edges: [] });

describe('a connection', () => {
  it('is refused with itself, twice, into a trigger and in a circle', () => {
    const definition = row('clock', 'feed', 'mood');
    expect(why(definition, 'mood', 'mood')).toBe('Mood cannot be connected with itself.');
    expect(why(definition, 'feed', 'mood')).toBe('Feed leads to Mood already.');
    expect(why(definition, 'mood', 'clock')).toBe('Clock starts a run, so nothing can lead to it.');
    expect(why(definition, 'mood', 'feed')).toBe('Feed comes before Mood, so this would go round in a circle.');
  });

  it('is refused where nothing that is known is needed, and says what is missing', () => {
    const definition = loose('clock', 'feed', 'plan', 'guard');
    expect(why(definition, 'clock', 'plan')).toBe('Plan needs a snapshot and a bias, which Clock does not give.');
    const chain = { ...row('clock', 'feed', 'guard'), edges: [{ from: 'clock', to: 'feed' }] };
    expect(why(chain, 'feed', 'guard')).toBe('Guard needs a signal, which neither Feed nor anything before it gives.');
  });

  it('works where something is used that the agent or one before it gives', () => {
    const definition = loose('clock', 'feed', 'mood', 'plan', 'scribe');
    expect(why(definition, 'clock', 'feed')).toBeUndefined();
    expect(why(definition, 'feed', 'plan')).toBeUndefined();
    expect(why({ ...definition, edges: [{ from: 'feed', to: 'mood' }] }, 'mood', 'plan')).toBeUndefined();
    expect(why(definition, 'plan', 'scribe')).toBeUndefined();
  });

  it('takes the names that the user gave', () => {
    const definition = loose('clock', 'guard');
    definition.nodes[1] = { id: 'guard', agent_type: 'guard', config: {}, name: 'My brake' };
    expect(why(definition, 'clock', 'guard')).toMatch(/^My brake needs a signal/);
  });

  it('leaves agents that this server does not have to the server', () => {
    expect(why(loose('clock', 'stranger'), 'clock', 'stranger')).toBeUndefined();
  });

  it('is told what is still missing', () => {
    expect(unmet(row('feed', 'plan'), 'plan', agentOf)).toEqual(['bias']);
    expect(withArticle('indicator_set')).toBe('an indicator set');
    expect(listed(['a', 'b', 'c'], 'or')).toBe('a, b or c');
  });
});
