// What money is spent, allowed and expected, under the names that pages use. Amounts are decimals in US dollars.
import * as g from './generated/types.gen';

export type Costs = g.CostsResponse;
export type CostSum = g.CostSum;
export type Budget = g.BudgetResponse;
export type BudgetUsage = g.BudgetUsage;
export type Allocation = g.AllocationResponse;
export type ModelPrice = g.ModelPriceResponse;
export type NewModelPrice = g.ModelPriceRequest;
export type Accuracy = g.AccuracyResponse;
export type RunCosts = g.ExecutionCosts;
export type Charge = g.ChargeResponse;
