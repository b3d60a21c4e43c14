// What the dashboard and the gallery of templates are told, as in docs/api.md.
import * as g from './generated/types.gen';

export interface AccountState {
  label: string;
  trading_mode: string;
  equity: string | null;
  day_change: string | null;
  day_change_percent: number | string | null;
  currency: string | null;
  /** Why its numbers are not known, in a sentence. */
  problem: string | null;
}

export interface Dashboard {
  accounts: AccountState[];
  open_risk: string | null;
  open_positions: number;
  trades_today: number;
  profit_today: string | null;
  /** Null while nothing is metered. */
  cost_today: string | null;
  active_pipelines: number;
  equity: { at: string; value: string | number }[];
}

/** What a template made in a backtest that Kuber itself ran. */
export type TemplateBacktest = g.TemplateBacktest;

export interface TagCount {
  tag: string;
  count: number;
}

/** What of a pipeline changes without a new revision. */
export interface PipelineChange {
  name?: string;
  description?: string;
  tags?: string[];
  favourite?: boolean;
}
