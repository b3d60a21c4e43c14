import { Definition, DefinitionNode } from '../api/model';
import { following } from './edits';
import { same } from './opening';

/**
 * The nodes whose facts from a run no longer follow from what is on the canvas: those that were added, set anew, fed
 * by others or pinned otherwise since, those that see other settings of the pipeline, and all that comes after them.
 */
export function staleNodes(
  ran: Definition,
  now: Definition,
  pins: ReadonlyMap<string, unknown> = new Map(),
  pinnedThen: readonly string[] = [],
): Set<string> {
  const before = new Map(ran.nodes.map((node) => [node.id, node]));
  const everything = !same(meaning(ran.settings), meaning(now.settings));
  const changed = now.nodes.filter((node) => {
    if (everything && !pins.has(node.id)) return true;
    if (pins.has(node.id) !== pinnedThen.includes(node.id)) return true;
    const then = before.get(node.id);
    return !then || !sameWork(then, node) || inputs(ran, node.id) !== inputs(now, node.id);
  });
  return following(now, ...changed.map((node) => node.id));
}

/** What a simulation is paced and priced by does not change what an agent finds. */
function meaning(settings: Record<string, unknown>): unknown {
  const { symbols, timeframe, calendar } = settings;
  return { symbols, timeframe, calendar };
}

function sameWork(then: DefinitionNode, now: DefinitionNode): boolean {
  return then.agent_type === now.agent_type && same(then.config, now.config);
}

function inputs(definition: Definition, id: string): string {
  const from = definition.edges.filter((edge) => edge.to === id).map((edge) => edge.from);
  return from.sort().join(' ');
}
