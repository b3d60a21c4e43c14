import { Agent, Definition } from '../api/model';

function agent(agent_type: string, category: string, needs: string[], gives: string[]): Agent {
  const name = agent_type[0]?.toUpperCase() + agent_type.slice(1).replaceAll('_', ' ');
  return {
    agent_type,
    version: 1,
    category,
    name,
    description: `Does what a ${name} does. And more.`,
    icon: 'puzzle',
    author: 'Kuber',
    price_per_hour: '0.05',
    average_minutes: 1,
    needs,
    gives,
    uses: [],
    config_schema: { type: 'object', properties: { level: { type: 'integer', title: 'Level', default: 5 } } },
  } as unknown as Agent;
}

export const AGENTS = [
  agent('clock', 'trigger', [], ['trigger_fired']),
  agent('feed', 'data', [], ['snapshot']),
  agent('mood', 'analysis', ['snapshot'], ['bias']),
  agent('plan', 'analysis', ['snapshot', 'bias'], ['signal']),
  agent('guard', 'risk', ['signal'], ['decision']),
  agent('scribe', 'reporting', [], ['report']),
  agent('keeper', 'system', [], ['checked']),
];

export const agentOf = (type: string): Agent | undefined => AGENTS.find((one) => one.agent_type === type);

/** Agents in a row, each leading to the next; ids are their types. */
export function row(...types: string[]): Definition {
  return {
    nodes: types.map((type, index) => ({ id: type, agent_type: type, config: {}, position: { x: index * 272, y: 0 } })),
    edges: types.slice(1).map((to, index) => ({ from: types[index] ?? '', to })),
    settings: { symbols: ['AAPL'] },
  };
}
