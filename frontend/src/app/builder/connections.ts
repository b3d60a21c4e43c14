import { Agent, Definition, Edge } from '../api/model';
import { words } from '../format/format';
import { following, preceding, sameEdge } from './edits';

/** What an agent type is; undefined if this server has none of that name. */
export type AgentOf = (type: string) => Agent | undefined;

type Graph = Pick<Definition, 'nodes' | 'edges'>;

export const isTrigger = (agent: Agent | undefined): boolean => agent?.category.toLowerCase() === 'trigger';

/** Agents that every pipeline has anyway are not placed by hand. */
export const isHidden = (agent: Agent | undefined): boolean => agent?.category.toLowerCase() === 'system';

/** What the user calls a node, else the name of its agent. */
export function nameOf(graph: Graph, id: string, agentOf: AgentOf): string {
  const node = graph.nodes.find((one) => one.id === id);
  if (!node) return id;
  return node.name ?? agentOf(node.agent_type)?.name ?? words(node.agent_type);
}

/** The facts that are known once these agents have run. */
export function givenBy(graph: Graph, ids: Iterable<string>, agentOf: AgentOf): Set<string> {
  const types = new Map(graph.nodes.map((node) => [node.id, node.agent_type]));
  return new Set([...ids].flatMap((id) => agentOf(types.get(id) ?? '')?.gives ?? []));
}

/** The facts that an agent finds when it runs behind another. */
export function knownBehind(graph: Graph, id: string, agentOf: AgentOf): Set<string> {
  return givenBy(graph, [id, ...preceding(graph, id)], agentOf);
}

/** What an agent needs and nothing before it gives. */
export function unmet(graph: Graph, id: string, agentOf: AgentOf): string[] {
  const needs = agentOf(graph.nodes.find((node) => node.id === id)?.agent_type ?? '')?.needs ?? [];
  const known = givenBy(graph, preceding(graph, id), agentOf);
  return needs.filter((need) => !known.has(need));
}

/** Why a connection cannot work, in one sentence; undefined if it can. */
export function refusal(graph: Graph, edge: Edge, agentOf: AgentOf): string | undefined {
  const name = (id: string) => nameOf(graph, id, agentOf);
  const [from, to] = [graph.nodes.find((n) => n.id === edge.from), graph.nodes.find((n) => n.id === edge.to)];
  if (!from || !to) return 'Both ends of a connection have to be on the canvas.';
  if (edge.from === edge.to) return `${name(edge.to)} cannot be connected with itself.`;
  if (graph.edges.some((other) => sameEdge(other, edge))) {
    return `${name(edge.from)} leads to ${name(edge.to)} already.`;
  }
  const target = agentOf(to.agent_type);
  if (isTrigger(target)) return `${name(edge.to)} starts a run, so nothing can lead to it.`;
  if (following(graph, edge.to).has(edge.from)) {
    return `${name(edge.to)} comes before ${name(edge.from)}, so this would go round in a circle.`;
  }
  if (!target || !agentOf(from.agent_type) || target.needs.length === 0) return undefined;
  const known = knownBehind(graph, edge.from, agentOf);
  if (target.needs.some((need) => known.has(need))) return undefined;
  const wanted = listed(target.needs.map(withArticle), 'and');
  const nobody = preceding(graph, edge.from).size
    ? `neither ${name(edge.from)} nor anything before it gives`
    : `${name(edge.from)} does not give`;
  return `${name(edge.to)} needs ${wanted}, which ${nobody}.`;
}

/** A fact in the words of a sentence: "a market snapshot". */
export function withArticle(fact: string): string {
  const noun = fact.replaceAll('_', ' ');
  return `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`;
}

export function listed(items: readonly string[], last: 'and' | 'or'): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1) ?? ''}`;
}
