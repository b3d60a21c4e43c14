// The JSON of docs/api.md. Decimals (money, prices, quantities) are strings; enumerations are lower snake_case words
// and compared through `same`, so that a server may also answer in capitals.

import { TemplateBacktest } from './home-model';

export interface Page<T> {
  items: T[];
  next: string | null;
}

export interface User {
  id: string;
  email: string;
  name: string;
  admin: boolean;
  created_at: string;
}

/** A part of a JSON Schema, as far as an agent's configuration uses it. */
export interface Schema {
  type?: string | string[];
  title?: string;
  description?: string;
  default?: unknown;
  enum?: unknown[];
  const?: unknown;
  examples?: unknown[];
  minimum?: number;
  maximum?: number;
  multipleOf?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  format?: string;
  pattern?: string;
  uniqueItems?: boolean;
  nullable?: boolean;
  unit?: string;
  'x-unit'?: string;
  'x-minimum'?: string;
  'x-maximum'?: string;
  /** The words of an enum's values. */
  'x-titles'?: Record<string, string>;
  /** What an object says for each value of this enum, with `{property}` for what is set beside it. */
  'x-sentences'?: Record<string, string>;
  /** Matters only while properties beside it have one of these values. */
  'x-visible-when'?: Record<string, unknown[]>;
  required?: string[];
  properties?: Record<string, Schema>;
  items?: Schema;
  oneOf?: Schema[];
  anyOf?: Schema[];
  allOf?: Schema[];
  additionalProperties?: boolean | Schema;
  discriminator?: { propertyName: string };
  $ref?: string;
  definitions?: Record<string, Schema>;
  $defs?: Record<string, Schema>;
}

export interface Agent {
  agent_type: string;
  version: number;
  category: string;
  name: string;
  description: string;
  icon: string;
  author: string;
  price_per_hour: string;
  average_minutes: number;
  needs: string[];
  gives: string[];
  uses: string[];
  config_schema: Schema;
}

export interface DefinitionNode {
  id: string;
  /** What its user calls it; its agent's name if there is none. */
  name?: string | null;
  agent_type: string;
  config: Record<string, unknown>;
  position?: { x: number; y: number };
}

export interface Edge {
  from: string;
  to: string;
}

export interface Definition {
  nodes: DefinitionNode[];
  edges: Edge[];
  settings: Record<string, unknown>;
}

export interface Finding {
  severity: string;
  node: string | null;
  field: string | null;
  message: string;
}

export interface Validation {
  valid: boolean;
  problems: Finding[];
}

export interface PipelineSummary {
  id: string;
  name: string;
  description: string | null;
  status: string;
  revision: number;
  problems: Finding[];
  trading_mode: string;
  created_at: string;
  updated_at: string;
  last_execution: ExecutionSummary | null;
  open_positions: number;
  symbols?: string[];
  tags?: string[];
  favourite?: boolean;
  has_draft?: boolean;
  /** When it is planned to run next; null if nothing is planned. */
  next_run?: string | null;
}

export interface Pipeline extends PipelineSummary {
  definition: Definition;
}

export interface Revision {
  revision: number;
  created_at: string;
  definition: Definition;
}

export interface Template {
  slug: string;
  name: string;
  description: string;
  needs: unknown;
  definition: Definition;
  category?: string | null;
  symbols?: string[] | null;
  trading_hours?: string | null;
  backtest?: TemplateBacktest | null;
}

export interface ExecutionSummary {
  id: string;
  /** Null for a backtest of a definition without a pipeline. */
  pipeline_id: string | null;
  pipeline_name: string;
  /** Null for a trial. */
  revision: number | null;
  trading_mode: string;
  status: string;
  reason: string | null;
  fired_at: string;
  started_at: string | null;
  finished_at: string | null;
  symbols: string[];
  backtest_id: string | null;
  /** A trial tries something out from the editor. */
  kind?: string;
  /** The node it was to run up to. */
  until?: string | null;
  /** The nodes that did not run because their facts were given. */
  pinned?: string[];
}

export type Fact = { type: string; sentence?: string | null; symbol?: string } & Record<string, unknown>;

export interface NodeState {
  node: string;
  agent_type: string;
  state: string;
  reason: string | null;
}

export interface Step {
  sequence: number;
  /** Null for news that concerns no agent alone. */
  node: string | null;
  agent_type: string | null;
  outcome: string;
  attempt: number;
  reason: string | null;
  started_at: string;
  finished_at: string | null;
  wait_until: string | null;
  facts: Fact[];
}

export interface Order {
  id: string | null;
  client_id: string;
  role: string;
  symbol: string;
  side: string;
  type: string;
  quantity: string;
  filled: string;
  average_price: string | null;
  limit: string | null;
  stop: string | null;
  commission: string | null;
  status: string;
  reason: string | null;
  updated: string | null;
  legs: Order[] | null;
}

export interface SeenBars {
  symbol: string;
  timeframe: string;
  key: string;
}

export interface Execution extends ExecutionSummary {
  /** Of the revision that ran; null when it is not kept any more. */
  definition: Definition | null;
  nodes: NodeState[];
  steps: Step[];
  bars: SeenBars[];
  orders: Order[];
}

export interface Position {
  pipeline_id: string;
  pipeline_name: string;
  execution_id: string;
  trading_mode: string;
  symbol: string;
  side: string;
  state: string;
  quantity: string;
  remaining: string;
  entry: string | null;
  price: string | null;
  stop: string | null;
  target1: string | null;
  target2: string | null;
  target1_reached: boolean;
  unrealized: string | null;
  realized: string | null;
  r_multiple: number | string | null;
  opened_at: string;
  /** Null while nothing is held yet, and while the broker has not said. */
  protected: boolean | null;
  /** What a person has to look at, in a sentence; null when nothing is wrong. */
  attention?: string | null;
}

export interface Trade {
  id: string;
  pipeline_id: string | null;
  pipeline_name: string;
  execution_id: string;
  backtest_id: string | null;
  trading_mode: string;
  symbol: string;
  side: string;
  quantity: string;
  entry: string;
  exit: string;
  opened_at: string;
  closed_at: string;
  profit: string;
  commission: string;
  r_multiple: number | string | null;
  exit_reason: string;
  why: string | null;
}

/** Something that happened, in the order of its sequence. */
export interface LiveEvent {
  sequence: number;
  type: string;
  at: string;
  pipeline_id: string | null;
  execution_id: string | null;
  data: Record<string, unknown> | null;
}

/** Whether two words of the API mean the same, whatever their case. */
export function same(word: string | null | undefined, ...others: string[]): boolean {
  return word != null && others.includes(word.toLowerCase());
}
