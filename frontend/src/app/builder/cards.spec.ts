import { describe, expect, it } from 'vitest';
import { Agent, Execution } from '../api/model';
import { cardOf, doings, said, summaryOf } from './cards';
import { neighbour } from './canvas/walking';
import { factsFrom } from './facts';
import { found, groupsOf } from './finding';
import { AGENTS, agentOf, row } from './testing';
import { trialOf } from './trials';

const node = (config: Record<string, unknown>) => ({ id: 'mood', agent_type: 'mood', config });

describe('a card', () => {
  it('says what differs from the default, else what the agent is for', () => {
    expect(summaryOf(node({ level: 7 }), agentOf('mood'))).toBe('Level: 7');
    expect(summaryOf(node({ level: 5 }), agentOf('mood'))).toBe('Does what a Mood does');
    expect(summaryOf(node({ rules: [{ kind: 'rsi_below', value: 30 }] }), agentOf('mood'))).toBe('rsi below 30');
    const mood = { title: 'Mood', type: 'string', enum: ['any', 'positive'], 'x-titles': { positive: 'Good' } };
    const titled = { ...AGENTS[2], config_schema: { type: 'object', properties: { mood } } } as unknown as Agent;
    expect(summaryOf(node({ mood: 'positive' }), titled)).toBe('Mood: Good');
    expect(cardOf(node({}), undefined)).toMatchObject({ known: false, name: 'Mood' });
  });

  it('shows what its node does and how long it took', () => {
    const steps = [{ node: 'mood', started_at: '2026-11-22T10:00:00Z', finished_at: '2026-11-22T10:00:02Z' }];
    const run = { nodes: [{ node: 'mood', state: 'DONE', reason: null }], steps } as unknown as Execution;
    expect(doings(run, 0).get('mood')).toEqual({ state: 'done', took: 2000, reason: null });
    expect(said({ state: 'done', took: 2000, reason: null })).toMatch(/^Done 2/);
    expect(said({ state: 'pending', took: undefined, reason: null })).toBe('');
  });
});

describe('the palette', () => {
  it('groups by category in the order of building and hides what is always there', () => {
    const categories = groupsOf(AGENTS, '').map((group) => group.category);
    expect(categories).toEqual(['trigger', 'data', 'analysis', 'risk', 'reporting']);
    expect(found(AGENTS, 'gua')[0]?.agent_type).toBe('guard');
    expect(groupsOf(AGENTS, 'nonsense')).toEqual([]);
  });
});

describe('arrow keys', () => {
  it('follow the connections, else the nearest card', () => {
    const definition = row('clock', 'feed', 'mood');
    expect(neighbour(definition, 'feed', 'right')).toBe('mood');
    expect(neighbour(definition, 'feed', 'left')).toBe('clock');
    expect(neighbour(definition, 'feed', 'up')).toBeUndefined();
    expect(neighbour({ ...definition, edges: [] }, 'clock', 'right')).toBe('feed');
  });
});

describe('what is typed as JSON', () => {
  it('is a list of facts with their types', () => {
    expect(factsFrom('[{"type":"bias"}]')).toEqual({ facts: [{ type: 'bias' }] });
    expect(factsFrom('[{}]')).toEqual({ problem: 'Fact 1 has no "type", such as "market_snapshot".' });
    expect(factsFrom('{')).toHaveProperty('problem');
  });
});

describe('a trial', () => {
  it('moves no money whatever the pipeline does', () => {
    const live = {
      ...row('clock'),
      settings: { trading_mode: 'live', broker_connection: 'b', simulation: { seed: 4 } },
    };
    const trial = trialOf(live, { mode: 'simulation', speed: 600, skipTriggers: true }, new Map(), 'clock');
    expect(trial.definition?.settings).toEqual({
      trading_mode: 'simulation',
      broker_connection: null,
      simulation: { seed: 4, speed: 600 },
    });
    expect(trial).toMatchObject({ until: 'clock', skip_triggers: true, pins: {} });
  });
});
