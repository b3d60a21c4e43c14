import { describe, expect, it } from 'vitest';
import { Place, fitting, suggested, welcome } from './suggestions';
import { AGENTS, agentOf, row } from './testing';

const at = (place: Place, ...types: string[]) =>
  fitting(AGENTS, place, row(...types), agentOf).map((agent) => agent.agent_type);
const next = (definition: ReturnType<typeof row>, id: string) =>
  suggested(AGENTS, definition, id, agentOf).map(({ agent, place }) => `${place.kind} ${agent.agent_type}`);

describe('what fits at a place', () => {
  it('has all it needs there, the most useful first, and hidden agents never', () => {
    expect(at({ kind: 'after', node: 'feed' }, 'clock', 'feed')).toEqual(['mood', 'scribe', 'feed']);
    expect(at({ kind: 'on', edge: { from: 'feed', to: 'plan' } }, 'clock', 'feed', 'plan')[0]).toBe('mood');
    expect(at({ kind: 'anywhere' })).not.toContain('keeper');
  });

  it('gives what is needed behind it', () => {
    expect(at({ kind: 'before', node: 'plan' }, 'plan')).toEqual(['feed', 'mood']);
    expect(at({ kind: 'before', node: 'clock' }, 'clock')).toEqual([]);
  });

  it('may still miss something when it is put behind an agent by hand', () => {
    const plan = AGENTS[3];
    expect(plan && welcome(plan, 'feed', row('clock', 'feed'), agentOf)).toBe(true);
    expect(plan && welcome(plan, 'clock', row('clock'), agentOf)).toBe(false);
  });
});

describe('what is suggested next', () => {
  it('uses what has just become known and brings something new', () => {
    expect(next(row('clock', 'feed'), 'feed')[0]).toBe('after mood');
    expect(next(row('clock', 'feed', 'mood', 'plan'), 'plan')[0]).toBe('after guard');
  });

  it('begins with what the agent itself misses', () => {
    expect(next(row('clock', 'feed', 'plan'), 'plan')).toEqual(['before mood']);
  });
});
