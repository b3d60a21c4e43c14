import { Execution, Step, same } from '../api/model';
import { exact, millisOf, readable, words } from '../format/format';
import { isOver, sentenceOf } from './steps';
import { outcomeOf } from './story';

export type LineKind = 'run' | 'result' | 'wait' | 'news' | 'problem';

/** Something that happened in a run, as a sentence. */
export interface Line {
  /** The step's number; 0 is the beginning, and the end has none. */
  sequence: number | undefined;
  at: string;
  kind: LineKind;
  node: string | null;
  sentence: string;
  /** What follows from it, such as when it is tried again. */
  more: string | undefined;
}

const KINDS: Record<string, LineKind> = {
  wait: 'wait',
  told: 'news',
  retry: 'problem',
  failed: 'problem',
};

/** All that happened in a run, oldest first. */
export function linesOf(execution: Execution): Line[] {
  const begun = execution.started_at ?? execution.fired_at;
  const first = { ...run(begun, 'The run began.'), sequence: 0 };
  const lines = [first, ...execution.steps.map(lineOf)];
  if (execution.finished_at && isOver(execution)) {
    const how = words(execution.status).toLowerCase();
    lines.push(run(execution.finished_at, `The run ended: ${how}. ${outcomeOf(execution)}`));
  }
  return lines;
}

/** Those that hold all the words that were typed and are of the kind that was chosen. */
export function filtered(
  lines: Line[],
  kind: LineKind | '',
  text: string,
  name: (node: string | null) => string,
): Line[] {
  const wanted = text.toLowerCase().split(/\s+/).filter(Boolean);
  return lines.filter((line) => {
    if (kind && line.kind !== kind) return false;
    const said = `${line.kind === 'run' ? '' : name(line.node)} ${line.sentence} ${line.more ?? ''}`.toLowerCase();
    return wanted.every((word) => said.includes(word));
  });
}

function run(at: string, sentence: string): Line {
  return { sequence: undefined, at, kind: 'run', node: null, sentence, more: undefined };
}

function lineOf(step: Step): Line {
  return {
    sequence: step.sequence,
    at: step.finished_at ?? step.started_at,
    kind: KINDS[step.outcome.toLowerCase()] ?? 'result',
    node: step.node,
    sentence: sentenceOf(step) ?? bare(step),
    more: next(step),
  };
}

/** A step that says nothing of itself. */
function bare(step: Step): string {
  const kinds = [
    ...new Set(step.facts.map((fact) => [words(fact.type).toLowerCase(), fact.symbol].filter(Boolean).join(' of '))),
  ];
  if (kinds.length) return `${same(step.outcome, 'told') ? 'Told' : 'Found out'}: ${kinds.join(', ')}.`;
  return same(step.outcome, 'wait') ? 'Waits.' : `${words(step.outcome)}.`;
}

function next(step: Step): string | undefined {
  if (!step.wait_until) return undefined;
  const when = exact(step.wait_until, true);
  if (same(step.outcome, 'retry', 'failed')) return `Attempt ${step.attempt}; tried again at ${when}.`;
  const later = (millisOf(step.wait_until) ?? 0) > (millisOf(step.finished_at) ?? 0);
  return later ? `Looks again at ${when} at the latest.` : undefined;
}

/** The lines as text, one each. */
export function asText(lines: Line[], name: (node: string | null) => string): string {
  return lines
    .map((line) =>
      `${line.at}\t${line.kind === 'run' ? 'Run' : name(line.node)}\t${readable(line.sentence)}\t${line.more ?? ''}`.trimEnd(),
    )
    .join('\n');
}
