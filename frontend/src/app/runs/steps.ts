import { Execution, Step, same } from '../api/model';
import { millisOf, readable } from '../format/format';

/** What a step says in one sentence: of its newest fact that has one, else why it ended so. */
export function sentenceOf(step: Step): string | undefined {
  const said = step.facts.map((fact) => fact.sentence).filter((sentence) => !!sentence);
  const sentence = said.at(-1) ?? step.reason;
  return sentence ? readable(sentence) : undefined;
}

/** The newest step that says something; bare news, such as a price that moved, does not take the eye away. */
export function lastTelling(steps: Step[]): Step | undefined {
  return steps.findLast((step) => step.facts.length > 0 || !!step.reason) ?? steps.at(-1);
}

export function tookOf(step: Step): number | undefined {
  const from = millisOf(step.started_at);
  const to = millisOf(step.finished_at);
  return from === undefined || to === undefined ? undefined : to - from;
}

export function isOver(execution: Pick<Execution, 'status'>): boolean {
  return same(execution.status, 'completed', 'failed', 'cancelled');
}
