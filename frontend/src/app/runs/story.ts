import { Execution, Fact, NodeState, Step, same } from '../api/model';
import { millisOf, readable } from '../format/format';
import { isOver, sentenceOf } from './steps';

/** A fact, who gave it and in which step; no node for news that concerns no agent alone. */
export interface Given {
  fact: Fact;
  node: string | null;
  sequence: number;
  at: string;
}

/** A stretch of a node's time. */
export interface Span {
  node: string;
  kind: 'busy' | 'waiting' | 'retrying';
  from: number;
  to: number;
  /** The step that it is, or after which it waits; 0 while a first run is under way. */
  sequence: number;
  outcome: string;
}

/** A moment at which news reached a node, or all. */
export interface News {
  node: string | null;
  at: number;
  sequence: number;
}

const SETTLED = ['done', 'stopped', 'skipped', 'failed'];
const STATE_AFTER: Record<string, string> = {
  done: 'done',
  wait: 'waiting',
  retry: 'waiting',
  stop: 'stopped',
  failed: 'failed',
};

function isNews(step: Step): boolean {
  return same(step.outcome, 'told');
}

function stateAfter(step: Step): string {
  return step.wait_until && same(step.outcome, 'failed')
    ? 'waiting'
    : (STATE_AFTER[step.outcome.toLowerCase()] ?? 'running');
}

/** The last step's number, if this is it or a later one nothing is cut off. */
function isLast(execution: Execution, sequence: number | undefined): boolean {
  return sequence === undefined || sequence >= (execution.steps.at(-1)?.sequence ?? 0);
}

/** The run as it stood right after one of its steps; itself without one. Orders stay as they are: their past is not kept. */
export function asOf(execution: Execution, sequence: number | undefined): Execution {
  if (isLast(execution, sequence)) return execution;
  const steps = execution.steps.filter((step) => step.sequence <= (sequence ?? 0));
  const seen = framesOf(steps);
  const known = framesOf(execution.steps);
  const has = (frames: Set<string>, symbol: string, timeframe: string) => frames.has(`${symbol} ${timeframe}`);
  return {
    ...execution,
    status: 'running',
    reason: null,
    finished_at: null,
    steps,
    nodes: statesAfter(execution, steps),
    bars: execution.bars.filter(
      ({ symbol, timeframe }) => has(seen, symbol, timeframe) || !has(known, symbol, timeframe),
    ),
  };
}

/** Which bars the facts of these steps speak of, whichever agent gave them. */
function framesOf(steps: Step[]): Set<string> {
  const found = new Set<string>();
  for (const fact of steps.flatMap((step) => step.facts)) {
    const frames = fact['frames'];
    if (!Array.isArray(frames)) continue;
    for (const frame of frames as { timeframe?: unknown }[]) found.add(`${fact.symbol} ${String(frame.timeframe)}`);
  }
  return found;
}

/** Who comes before whom: the edges, and what is not drawn comes before all that is. */
function predecessors(execution: Execution): Map<string, string[]> {
  const { definition, nodes } = execution;
  const drawn = new Set(definition?.nodes.map((node) => node.id));
  const hidden = nodes.map(({ node }) => node).filter((node) => !drawn.has(node));
  return new Map(
    nodes.map(({ node }) => {
      const before = (definition?.edges ?? []).filter((edge) => edge.to === node).map((edge) => edge.from);
      return [node, before.length || !drawn.has(node) ? before : hidden];
    }),
  );
}

function statesAfter(execution: Execution, steps: Step[]): NodeState[] {
  const before = predecessors(execution);
  const states = new Map<string, string>();
  const stepsOf = (all: Step[], node: string) => all.filter((step) => step.node === node && !isNews(step));
  // The nodes stand in an order in which each comes after its predecessors.
  return execution.nodes.map((final) => {
    const own = stepsOf(steps, final.node).at(-1);
    const earlier = (before.get(final.node) ?? []).map((node) => states.get(node) ?? 'pending');
    const due = earlier.every((state) => SETTLED.includes(state));
    const never = stepsOf(execution.steps, final.node).length === 0;
    let state = 'pending';
    if (own) state = stateAfter(own);
    else if (due) state = never ? final.state.toLowerCase() : 'running';
    states.set(final.node, state);
    return { ...final, state, reason: own?.reason ?? null };
  });
}

/** Every node that comes before this one. */
export function ancestorsOf(execution: Execution, node: string): Set<string> {
  const before = predecessors(execution);
  const found = new Set<string>();
  const open = [node];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const one of before.get(next) ?? []) {
      if (found.has(one)) continue;
      found.add(one);
      open.push(one);
    }
  }
  return found;
}

function given(steps: Step[]): Given[] {
  return steps.flatMap((step) =>
    step.facts.map((fact) => ({
      fact,
      node: step.node,
      sequence: step.sequence,
      at: step.finished_at ?? step.started_at,
    })),
  );
}

/** What a node knew when it last ran, or would know if it ran now: of each giver the newest fact of a kind and symbol. */
export function inputOf(execution: Execution, node: string, at?: number): Given[] {
  const steps = asOf(execution, at).steps;
  const ran = runsOf(execution, node, at).at(-1);
  const ancestors = ancestorsOf(execution, node);
  const newest = new Map<string, Given>();
  for (const step of steps) {
    if (ran && step.sequence >= ran.sequence) break;
    const seen = step.node === null || ancestors.has(step.node) || (step.node === node && isNews(step));
    if (!seen) continue;
    for (const one of given([step])) {
      newest.set(`${one.node ?? ''} ${one.fact.type} ${one.fact.symbol ?? ''}`, one);
    }
  }
  return [...newest.values()];
}

/** What a node found out, the newest first. */
export function outputOf(execution: Execution, node: string, at?: number): Given[] {
  return given(runsOf(execution, node, at)).reverse();
}

/** The steps that a node itself made, news told to it left out. */
export function runsOf(execution: Execution, node: string, at?: number): Step[] {
  return asOf(execution, at).steps.filter((step) => step.node === node && !isNews(step));
}

/** The last moment that is known of a run, in its market's time. */
export function lastMoment(execution: Execution): number | undefined {
  const moments = execution.steps.map((step) => millisOf(step.finished_at ?? step.started_at) ?? 0);
  const end = millisOf(execution.finished_at);
  const last = Math.max(end ?? 0, ...moments);
  return last > 0 ? last : millisOf(execution.started_at ?? execution.fired_at);
}

/** What the nodes did and when, by node in the order of the steps; what is still open lasts until `now`. */
export function spansOf(execution: Execution, now?: number): Span[] {
  const end = Math.max(now ?? 0, lastMoment(execution) ?? 0);
  return execution.nodes.flatMap(({ node, state }) => {
    const runs = execution.steps.filter((step) => step.node === node && !isNews(step));
    const spans = runs.flatMap((step, index) => spansAround(step, runs[index + 1], end));
    if (runs.length === 0 && same(state, 'running') && !isOver(execution)) {
      spans.push({ node, kind: 'busy', from: lastMoment(execution) ?? end, to: end, sequence: 0, outcome: 'running' });
    }
    return spans;
  });
}

/** A step and the wait after it. */
function spansAround(step: Step, next: Step | undefined, end: number): Span[] {
  const node = step.node ?? '';
  const from = millisOf(step.started_at) ?? end;
  const to = millisOf(step.finished_at) ?? end;
  const { sequence, outcome } = step;
  const spans: Span[] = [{ node, kind: 'busy', from, to, sequence, outcome }];
  if (stateAfter(step) === 'waiting') {
    const until = Math.max(to, next ? (millisOf(next.started_at) ?? end) : end);
    const kind = same(outcome, 'wait') ? ('waiting' as const) : ('retrying' as const);
    spans.push({ node, kind, from: to, to: until, sequence, outcome });
  }
  return spans;
}

/** When news came in. */
export function newsOf(execution: Execution): News[] {
  return execution.steps.filter(isNews).flatMap((step) => {
    const at = millisOf(step.started_at);
    return at === undefined ? [] : [{ node: step.node, at, sequence: step.sequence }];
  });
}

/** How long a node worked and how long it waited, in milliseconds, and how often it was tried again. */
export function timesOf(spans: Span[], node: string): { busy: number; waiting: number; retries: number } {
  const own = spans.filter((span) => span.node === node);
  const sum = (some: Span[]) => some.reduce((total, span) => total + span.to - span.from, 0);
  return {
    busy: sum(own.filter((span) => span.kind === 'busy')),
    waiting: sum(own.filter((span) => span.kind !== 'busy')),
    retries: own.filter((span) => span.kind === 'retrying').length,
  };
}

/** What came of a run, or where it stands, in one sentence. */
export function outcomeOf(execution: Execution): string {
  if (execution.reason) return readable(execution.reason);
  const telling = execution.steps.findLast((step) => !isNews(step) && sentenceOf(step));
  return (telling && sentenceOf(telling)) ?? 'The run is about to begin.';
}

/** How many of the agents have come to an end. */
export function progressOf(execution: Execution): { settled: number; total: number } {
  const settled = execution.nodes.filter((node) => SETTLED.includes(node.state.toLowerCase())).length;
  return { settled, total: execution.nodes.length };
}

/** Profit of the positions that a run closed; undefined while it closed none. */
export function profitOf(execution: Execution): number | undefined {
  const closed = new Map<string, number>();
  for (const fact of execution.steps.flatMap((step) => step.facts)) {
    const position = fact['position'] as { type?: string; profit?: string } | null | undefined;
    if (position && same(position.type, 'closed') && position.profit !== undefined) {
      closed.set(fact.symbol ?? '', Number(position.profit));
    }
  }
  return closed.size ? [...closed.values()].reduce((sum, profit) => sum + profit, 0) : undefined;
}
