// Looking ahead: when a pipeline will run, what a condition would have said. As in docs/api.md.
import * as g from './generated/types.gen';
import { BarColumns } from './market-model';

export type PlannedRun = g.Planned;

export interface PreviewRequest {
  config: Record<string, unknown>;
  symbol: string;
  timeframe: string;
  source: string;
  seed: number;
  bars: number;
}

/** On which bars a trigger's condition would have been true; `truth` has a letter per bar: t, f, or u for unknown. */
export interface Preview {
  sentence: string;
  true: number;
  false: number;
  unknown: number;
  symbol: string;
  timeframe: string;
  conditions: string[];
  bars: Omit<BarColumns, 'source'> & { source?: string | null };
  truth: string;
}
