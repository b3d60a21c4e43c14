import { Execution, Step, same } from '../../api/model';
import { millisOf } from '../../format/format';

/** What a step says in one sentence: of its newest fact that has one, else why it ended so. */
export function sentenceOf(step: Step): string | undefined {
  const said = step.facts.map((fact) => fact.sentence).filter((sentence) => !!sentence);
  return said.at(-1) ?? step.reason ?? undefined;
}

export function tookOf(step: Step): number | undefined {
  const from = millisOf(step.started_at);
  const to = millisOf(step.finished_at);
  return from === undefined || to === undefined ? undefined : to - from;
}

export function isOver(execution: Pick<Execution, 'status'>): boolean {
  return same(execution.status, 'completed', 'failed', 'cancelled');
}
