import { PipelineSummary, Trade } from '../../api/model';
import { numberOf } from '../../format/format';

/** Favourites before all others; among themselves as the server has them. */
export function inOrder(pipelines: PipelineSummary[]): PipelineSummary[] {
  return [...pipelines.filter((one) => one.favourite), ...pipelines.filter((one) => !one.favourite)];
}

/** By pipeline, what its trades came to after each of them, from zero; the trades come newest first. */
export function profitsOf(trades: Trade[]): Map<string, number[]> {
  const sums = new Map<string, number[]>();
  for (const trade of [...trades].reverse()) {
    if (!trade.pipeline_id) continue;
    const so = sums.get(trade.pipeline_id) ?? [0];
    sums.set(trade.pipeline_id, [...so, (so.at(-1) ?? 0) + (numberOf(trade.profit) ?? 0)]);
  }
  return sums;
}
