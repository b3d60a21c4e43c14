import { DefinitionNode, Edge } from '../api/model';
import { Fragment } from './edits';

/** Says what a text on the clipboard is, so that nothing else is taken for agents. */
const KIND = 'kuber/agents';
const MOST = 500;

export function toText({ nodes, edges }: Fragment): string {
  return JSON.stringify({ kind: KIND, nodes, edges }, null, 2);
}

/** Agents from a text: a copy made here, or a whole definition; undefined if it is neither. */
export function fromText(text: string): Fragment | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(value)) return undefined;
  const whole = isRecord(value['definition']) ? value['definition'] : value;
  const { nodes, edges } = whole;
  if (!Array.isArray(nodes) || !nodes.length || nodes.length > MOST) return undefined;
  if (!nodes.every(isNode)) return undefined;
  const ids = new Set(nodes.map((node) => node.id));
  if (ids.size !== nodes.length) return undefined;
  const kept = Array.isArray(edges) ? edges.filter(isEdge) : [];
  return {
    nodes: nodes.map(cleaned),
    edges: kept.filter((edge) => ids.has(edge.from) && ids.has(edge.to)).map(({ from, to }) => ({ from, to })),
  };
}

function cleaned({ id, agent_type, config, position, name }: DefinitionNode): DefinitionNode {
  const node: DefinitionNode = { id, agent_type, config: isRecord(config) ? config : {} };
  if (isPoint(position)) node.position = { x: position.x, y: position.y };
  if (typeof name === 'string' && name.trim()) node.name = name.trim();
  return node;
}

function isNode(value: unknown): value is DefinitionNode {
  return isRecord(value) && isWord(value['id']) && isWord(value['agent_type']);
}

function isEdge(value: unknown): value is Edge {
  return isRecord(value) && isWord(value['from']) && isWord(value['to']);
}

function isPoint(value: unknown): value is { x: number; y: number } {
  return isRecord(value) && Number.isFinite(value['x']) && Number.isFinite(value['y']);
}

function isWord(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= 100;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
