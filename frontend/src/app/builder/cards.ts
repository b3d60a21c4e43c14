import { Agent, DefinitionNode, Execution, Schema } from '../api/model';
import { duration, millisOf, words } from '../format/format';
import { settingText } from '../format/settings';
import { priceOf } from '../ui/graph';
import { isTrigger } from './connections';
import { same } from './opening';

/** What a node's card shows that depends on the definition alone. */
export interface Card {
  id: string;
  name: string;
  /** The name of its agent. */
  agent: string;
  known: boolean;
  icon: string;
  category: string;
  price: string;
  summary: string;
  needs: string;
  gives: string;
  takesInput: boolean;
  givesOutput: boolean;
}

/** What a node does or did in the run that is shown. */
export interface Doing {
  state: string;
  /** In milliseconds, where it has ended or runs. */
  took: number | undefined;
  reason: string | null;
}

export function cardOf(node: DefinitionNode, agent: Agent | undefined): Card {
  const name = agent?.name ?? words(node.agent_type);
  return {
    id: node.id,
    name: node.name ?? name,
    agent: name,
    known: agent !== undefined,
    icon: agent?.icon ?? 'puzzle',
    category: agent?.category.toLowerCase() ?? 'system',
    price: priceOf(agent),
    summary: summaryOf(node, agent),
    needs: agent?.needs.map((fact) => fact.replaceAll('_', ' ')).join(', ') ?? '',
    gives: agent?.gives.map((fact) => fact.replaceAll('_', ' ')).join(', ') ?? '',
    takesInput: !isTrigger(agent),
    givesOutput: true,
  };
}

/** One line of how a node is set: what differs from the default, else what the agent is set to by itself. */
export function summaryOf(node: DefinitionNode, agent: Agent | undefined): string {
  if (!agent) return `This server has no agent “${node.agent_type}”.`;
  const fields = agent.config_schema.properties ?? {};
  const differing = Object.entries(node.config)
    .filter(([key, value]) => value !== null && value !== undefined && !same(value, fields[key]?.default))
    .map(([key, value]) => line(fields[key], key, value))
    .filter((text) => text !== '');
  if (differing.length) return differing.slice(0, 2).join(' · ');
  return agent.description.split(/(?<=[.:;])\s/)[0]?.replace(/[.:;]$/, '') ?? '';
}

function line(field: Schema | undefined, key: string, value: unknown): string {
  const title = field?.title ?? words(key);
  if (typeof value === 'boolean') return value ? title : `No ${title.toLowerCase()}`;
  if (Array.isArray(value)) {
    if (!value.length) return '';
    if (value.every((item) => typeof item !== 'object')) return `${title}: ${settingText(field, value)}`;
    const first = value.length === 1 ? shortly(value[0]) : '';
    return first || `${title}: ${value.length}`;
  }
  if (typeof value === 'object') return shortly(value) || title;
  const unit = field?.['x-unit'] ?? '';
  return `${title}: ${settingText(field, value)}${unit ? ` ${unit}` : ''}`;
}

/** A group of values, shortly: those of them that are plain, in their order. */
function shortly(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.values(value)
    .flatMap((part) => (typeof part === 'object' ? Object.values(part ?? {}) : [part]))
    .filter((part) => ['string', 'number'].includes(typeof part))
    .slice(0, 4)
    .map((part) => (typeof part === 'string' ? words(part).toLowerCase() : String(part)))
    .join(' ');
}

/** States and durations by node; a node that has several steps counts from its first to its last. */
export function doings(run: Execution | undefined, now: number): Map<string, Doing> {
  const found = new Map<string, Doing>();
  for (const { node, state, reason } of run?.nodes ?? []) {
    const steps = run?.steps.filter((step) => step.node === node) ?? [];
    const begun = millisOf(steps[0]?.started_at);
    const last = steps.at(-1);
    const ended = millisOf(last?.finished_at ?? last?.started_at);
    const lower = state.toLowerCase();
    const until = lower === 'running' ? now : ended;
    const took = begun !== undefined && until !== undefined ? Math.max(0, until - begun) : undefined;
    found.set(node, { state: lower, took, reason });
  }
  return found;
}

/** What a node did in a word, and how long that took. */
export function said(doing: Doing | undefined): string {
  if (!doing || doing.state === 'pending') return '';
  const took = doing.took === undefined || doing.state === 'skipped' ? '' : ` ${duration(doing.took)}`;
  return `${words(doing.state)}${took}`;
}
