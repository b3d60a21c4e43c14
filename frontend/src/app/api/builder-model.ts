import * as g from './generated/types.gen';
import { Definition, Fact } from './model';

/** A run to try things out: of this definition, up to a node, with the facts of pinned nodes, without waiting. */
export interface Trial {
  definition?: Definition;
  until?: string;
  pins?: Record<string, Fact[]>;
  skip_triggers?: boolean;
}

/** Money from the lowest to the highest that is expected, as decimals. */
export type CostRange = g.CostRange;
export type AgentCost = g.EstimatedAgent;
export type CostEstimate = g.EstimateResponse;
export type BudgetLine = g.BudgetLine;
