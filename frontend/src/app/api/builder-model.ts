import { Definition, Fact } from './model';

/** A run to try things out: of this definition, up to a node, with the facts of pinned nodes, without waiting. */
export interface Trial {
  definition?: Definition;
  until?: string;
  pins?: Record<string, Fact[]>;
  skip_triggers?: boolean;
}

/** Money from the lowest to the highest that is expected, as decimals. */
export interface CostRange {
  low: string;
  high: string;
}

export interface AgentCost {
  node: string;
  agent_type: string;
  price_per_hour: string;
  minutes: number;
  symbols: number;
  cost: string;
}

export interface CostEstimate {
  per_execution: CostRange;
  per_day: CostRange;
  per_month: CostRange;
  currency: string;
  confidence: string;
  agents: AgentCost[];
  sentence: string;
  /** What the numbers leave out, in sentences. */
  unknown: string[];
}
