// Market data and backtests: the types of generated/types.gen.ts by the names the pages use.

import * as g from './generated/types.gen';

export type MarketSymbol = g.ListedSymbol;

/** Columns of bars; times are epoch seconds of the open. */
export type BarColumns = g.BarsResponse;

export type ImportReport = g.ImportResponse;
export type BacktestRequest = g.BacktestRequest;
export type Statistics = g.Statistics;

/** A point of an equity curve, told or computed; `drawdown` is in percent. */
export interface EquityPoint extends Omit<g.EquityPoint, 'equity'> {
  equity: string | number;
}

export type Backtest = g.BacktestResponse;
