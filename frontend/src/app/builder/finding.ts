import { Agent } from '../api/model';
import { isHidden } from './connections';

/** The order in which a pipeline is built; categories that nobody here has heard of come last. */
const ORDER = ['trigger', 'data', 'analysis', 'risk', 'execution', 'reporting'];

export interface AgentGroup {
  category: string;
  agents: Agent[];
}

/** Whether every word that is typed is somewhere in an agent's name, category, description or facts. */
export function matches(agent: Agent, typed: string): boolean {
  const { name, category, description, gives, agent_type } = agent;
  const text = `${name} ${category} ${description} ${gives.join(' ')} ${agent_type}`.replaceAll('_', ' ').toLowerCase();
  return typed
    .trim()
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** What is found, the best match first: names that begin with it, names that hold it, then the others. */
export function found(agents: readonly Agent[], typed: string): Agent[] {
  const text = typed.trim().toLowerCase();
  const rank = ({ name }: Agent) => {
    const place = name.toLowerCase().indexOf(text);
    return place === 0 ? 0 : place > 0 ? 1 : 2;
  };
  const fitting = agents.filter((agent) => matches(agent, typed));
  return text === '' ? fitting : fitting.sort((a, b) => rank(a) - rank(b));
}

export function groupsOf(agents: readonly Agent[], typed: string): AgentGroup[] {
  const groups = new Map<string, Agent[]>();
  for (const agent of found(agents, typed)) {
    if (isHidden(agent)) continue;
    const category = agent.category.toLowerCase();
    groups.set(category, [...(groups.get(category) ?? []), agent]);
  }
  const place = (category: string) => (ORDER.includes(category) ? ORDER.indexOf(category) : ORDER.length);
  return [...groups]
    .map(([category, found]) => ({ category, agents: found }))
    .sort((a, b) => place(a.category) - place(b.category));
}
