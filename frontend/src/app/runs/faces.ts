import { Execution } from '../api/model';
import { Catalog } from '../core/catalog';
import { words } from '../format/format';

/** How a node shows itself. */
export interface Face {
  name: string;
  icon: string;
  /** Its colour: a custom property of its category. */
  colour: string;
}

const NEWS: Face = { name: 'News', icon: 'bell', colour: 'var(--system)' };

/** Its user's name for it, else its agent's; news that concerns no agent alone has a face of its own. */
export function faceOf(
  catalog: Catalog,
  execution: Pick<Execution, 'definition' | 'nodes'>,
  node: string | null | undefined,
): Face {
  if (node == null) return NEWS;
  const defined = execution.definition?.nodes.find((one) => one.id === node);
  const type = defined?.agent_type ?? execution.nodes.find((one) => one.node === node)?.agent_type;
  const agent = catalog.agent(type);
  return {
    name: defined?.name ?? agent?.name ?? words(type ?? node),
    icon: agent?.icon ?? 'puzzle',
    colour: `var(--${(agent?.category ?? 'system').toLowerCase()}, var(--system))`,
  };
}
