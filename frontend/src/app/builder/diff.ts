import { Agent, Definition, DefinitionNode } from '../api/model';
import { words } from '../format/format';
import { AgentOf, nameOf } from './connections';
import { edgeId, Mark } from './canvas/views';
import { plain } from '../ui/shape';
import { same } from './opening';

/** What differs between two definitions: on the canvas by marks, in words by sentences. */
export interface Difference {
  /** Everything that is in either of them. */
  both: Definition;
  marks: ReadonlyMap<string, Mark>;
  sentences: string[];
}

export function difference(before: Definition, after: Definition, agentOf: AgentOf): Difference {
  const then = new Map(before.nodes.map((node) => [node.id, node]));
  const now = new Map(after.nodes.map((node) => [node.id, node]));
  const marks = new Map<string, Mark>();
  const sentences: string[] = [];
  for (const node of after.nodes) {
    const old = then.get(node.id);
    const name = nameOf(after, node.id, agentOf);
    if (!old) {
      marks.set(node.id, 'added');
      sentences.push(`${name} added.`);
      continue;
    }
    const found = changes(old, node, agentOf(node.agent_type));
    if (found.length) marks.set(node.id, 'changed');
    sentences.push(...found.map((change) => `${name}: ${change}`));
  }
  const gone = before.nodes.filter((node) => !now.has(node.id));
  for (const { id } of gone) {
    marks.set(id, 'removed');
    sentences.push(`${nameOf(before, id, agentOf)} removed.`);
  }
  const edges = markEdges(before, after, marks, sentences, agentOf);
  sentences.push(...fieldChanges(before.settings, after.settings).map((change) => `Settings: ${change}`));
  return { both: { nodes: [...after.nodes, ...gone], edges, settings: after.settings }, marks, sentences };
}

function markEdges(
  before: Definition,
  after: Definition,
  marks: Map<string, Mark>,
  sentences: string[],
  agentOf: AgentOf,
): Definition['edges'] {
  const then = new Set(before.edges.map(edgeId));
  const now = new Set(after.edges.map(edgeId));
  const added = after.edges.filter((edge) => !then.has(edgeId(edge)));
  const gone = before.edges.filter((edge) => !now.has(edgeId(edge)));
  for (const edge of added) marks.set(edgeId(edge), 'added');
  for (const edge of gone) marks.set(edgeId(edge), 'removed');
  // What goes with an agent that was added or removed needs no sentence of its own.
  const between = (definition: Definition, { from, to }: { from: string; to: string }, verb: string) => {
    const lone = [from, to].some((id) => marks.get(id) === 'added' || marks.get(id) === 'removed');
    const [start, end] = [nameOf(definition, from, agentOf), nameOf(definition, to, agentOf)];
    if (!lone) sentences.push(`${start} ${verb} ${end}.`);
  };
  for (const edge of added) between(after, edge, 'now leads to');
  for (const edge of gone) between(before, edge, 'no longer leads to');
  return [...after.edges, ...gone];
}

function changes(before: DefinitionNode, after: DefinitionNode, agent: Agent | undefined): string[] {
  const found: string[] = [];
  if (before.agent_type !== after.agent_type) found.push(`is another agent now, before ${words(before.agent_type)}.`);
  if ((before.name ?? '') !== (after.name ?? '')) {
    found.push(after.name ? `called ${after.name} now.` : 'bears its own name again.');
  }
  const title = (key: string) => agent?.config_schema.properties?.[key]?.title;
  return [...found, ...fieldChanges(before.config, after.config, title)];
}

/** Field by field, groups as a whole: "Risk percent 1 instead of 2." */
function fieldChanges(
  before: Record<string, unknown>,
  after: Record<string, unknown>,
  title: (key: string) => string | undefined = () => undefined,
  prefix = '',
): string[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.flatMap((key) => {
    const [old, now] = [before[key] ?? null, after[key] ?? null];
    if (same(old, now)) return [];
    const name = prefix + (title(key) ?? words(key));
    if (isGroup(old) && isGroup(now)) return fieldChanges(old, now, () => undefined, `${name}, `);
    if (old === null) return [`${name} set to ${told(now)}.`];
    if (now === null) return [`${name} back to its default, before ${told(old)}.`];
    return [`${name} ${told(now)} instead of ${told(old)}.`];
  });
}

function told(value: unknown): string {
  if (Array.isArray(value)) {
    if (!value.length) return 'none';
    return value.every((item) => !isGroup(item))
      ? value.map((item) => plain(item).text).join(', ')
      : `${value.length} entries`;
  }
  if (isGroup(value)) {
    return Object.entries(value)
      .map(([key, part]) => `${words(key).toLowerCase()} ${told(part)}`)
      .join(', ');
  }
  return plain(value).text;
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
