import { Agent, Definition, Edge } from '../api/model';
import { AgentOf, givenBy, isHidden, isTrigger, knownBehind, unmet } from './connections';

/** Where a new agent would stand. */
export type Place =
  | { kind: 'anywhere' }
  | { kind: 'after'; node: string }
  | { kind: 'before'; node: string }
  | { kind: 'on'; edge: Edge };

/** What is worth adding next, and to which agent it belongs. */
export interface Suggestion {
  agent: Agent;
  place: Place;
}

const MOST = 3;

/** Whether an agent has all it needs at a place, and something there to do. */
export function fits(agent: Agent, place: Place, graph: Definition, agentOf: AgentOf): boolean {
  if (isHidden(agent)) return false;
  switch (place.kind) {
    case 'anywhere':
      return true;
    case 'after':
      return !isTrigger(agent) && has(knownBehind(graph, place.node, agentOf), agent.needs);
    case 'on':
      return !isTrigger(agent) && has(knownBehind(graph, place.edge.from, agentOf), agent.needs);
    case 'before': {
      const target = agentOf(graph.nodes.find((node) => node.id === place.node)?.agent_type ?? '');
      if (!target || isTrigger(target)) return false;
      return target.needs.length === 0 || target.needs.some((need) => agent.gives.includes(need));
    }
  }
}

/** Whether an agent may follow another although it still misses something: it uses some of what is known there. */
export function welcome(agent: Agent, after: string, graph: Definition, agentOf: AgentOf): boolean {
  if (isHidden(agent) || isTrigger(agent)) return false;
  const known = knownBehind(graph, after, agentOf);
  return agent.needs.length === 0 || agent.needs.some((need) => known.has(need));
}

/** The agents that fit at a place, those first that use what has just become known there. */
export function fitting(agents: readonly Agent[], place: Place, graph: Definition, agentOf: AgentOf): Agent[] {
  const found = agents.filter((agent) => fits(agent, place, graph, agentOf));
  if (place.kind === 'anywhere') return found;
  return [...found].sort((a, b) => worth(b, place, graph, agentOf) - worth(a, place, graph, agentOf));
}

/**
 * What to add behind an agent: those that need what it gives and that give what the pipeline does not know yet; if it
 * misses something itself, those that give it come first.
 */
export function suggested(agents: readonly Agent[], graph: Definition, id: string, agentOf: AgentOf): Suggestion[] {
  const missing = unmet(graph, id, agentOf);
  const helpers = agents
    .filter((agent) => !isHidden(agent) && agent.gives.some((fact) => missing.includes(fact)))
    .filter((agent) => !graph.nodes.some((node) => node.agent_type === agent.agent_type))
    .map((agent): Suggestion => ({ agent, place: { kind: 'before', node: id } }));
  if (helpers.length) return helpers.slice(0, MOST);
  const given = givenBy(
    graph,
    graph.nodes.map((node) => node.id),
    agentOf,
  );
  const place: Place = { kind: 'after', node: id };
  const brings = (agent: Agent) => agent.gives.some((fact) => !given.has(fact));
  return fitting(agents, place, graph, agentOf)
    .filter(brings)
    .slice(0, MOST)
    .map((agent) => ({ agent, place }));
}

function has(known: ReadonlySet<string>, needs: readonly string[]): boolean {
  return needs.every((need) => known.has(need));
}

/** How much an agent makes of its place: of what its neighbour gives, of what was known before, of what is missing. */
function worth(agent: Agent, place: Place, graph: Definition, agentOf: AgentOf): number {
  if (place.kind === 'anywhere') return 0;
  const typeOf = (id: string) => graph.nodes.find((node) => node.id === id)?.agent_type ?? '';
  const neighbour = agentOf(typeOf(place.kind === 'on' ? place.edge.from : place.node));
  if (place.kind === 'before') return agent.gives.filter((fact) => neighbour?.needs.includes(fact)).length;
  const given = givenBy(
    graph,
    graph.nodes.map((node) => node.id),
    agentOf,
  );
  const brings = agent.gives.some((fact) => !given.has(fact)) ? 4 : 0;
  const uses = agent.needs.filter((need) => neighbour?.gives.includes(need)).length;
  return brings + 2 * uses + (agent.needs.length > 0 ? 1 : 0);
}
