import { Definition, Execution, Fact } from '../api/model';
import { ancestorsOf, outputOf } from './story';

/** A trial that takes over what a run found before a node. */
export interface Again {
  definition: Definition;
  pins: Record<string, Fact[]>;
  skip_triggers: boolean;
}

const SAFE = ['simulation', 'validation'];

/** The trial that runs a node and what follows once more; undefined where something before it gave nothing to go on with. */
export function againFrom(execution: Execution, node: string): Again | undefined {
  const { definition } = execution;
  if (!definition?.nodes.some((one) => one.id === node)) return undefined;
  const before = ancestorsOf(execution, node);
  const pins: Again['pins'] = {};
  for (const { id } of definition.nodes) {
    if (!before.has(id)) continue;
    const facts = outputOf(execution, id)
      .map((one) => one.fact)
      .reverse();
    if (facts.length === 0) return undefined;
    pins[id] = facts;
  }
  return { definition: harmless(definition), pins, skip_triggers: false };
}

/** A trial moves no money: what ran with some runs again in simulation. */
export function harmless(definition: Definition): Definition {
  const mode = definition.settings['trading_mode'];
  if (typeof mode === 'string' && SAFE.includes(mode.toLowerCase())) return definition;
  return { ...definition, settings: { ...definition.settings, trading_mode: 'simulation', broker_connection: null } };
}
