// Market data and backtests as in docs/api.md.

export interface MarketSymbol {
  symbol: string;
  name: string | null;
  sources: string[];
  timeframes: string[];
  from: string | null;
  to: string | null;
  bars: number | null;
}

/** Columns of bars; times are epoch seconds of the open. */
export interface BarColumns {
  symbol: string;
  timeframe: string;
  source: string | null;
  time: number[];
  open: number[];
  high: number[];
  low: number[];
  close: number[];
  volume: number[];
}

export interface ImportReport {
  id: string;
  symbol: string;
  timeframe: string;
  layout: string;
  zone: string;
  rows: number;
  bars: number;
  from: string;
  to: string;
  duplicates: number;
  gaps: number;
  unsorted: number;
  warnings: string[];
}

export interface BacktestRequest {
  pipeline_id: string;
  symbol: string | null;
  source: string;
  from: string | null;
  to: string | null;
  seed: number;
  initial_balance: string;
  slippage_percent: number;
  commission_per_share: string;
  partial_fill_percent: number;
  rejection_percent: number;
  volume_cap_percent: number;
}

export type Statistics = Record<string, number | string | null>;

export interface EquityPoint {
  time: string | number;
  equity: string | number;
  drawdown: string | number;
}

export interface Backtest {
  id: string;
  pipeline_id: string | null;
  pipeline_name: string | null;
  symbols: string[];
  timeframe: string;
  source: string;
  from: string | null;
  to: string | null;
  seed: number;
  status: string;
  progress: number;
  created_at: string;
  finished_at: string | null;
  bars: number | null;
  executions: number | null;
  error: string | null;
  statistics: Statistics | null;
  equity: EquityPoint[] | null;
  request: Partial<BacktestRequest> | null;
}
