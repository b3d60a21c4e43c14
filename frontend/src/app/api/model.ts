// The types of generated/types.gen.ts by the names the pages use. Decimals (money, prices, quantities) are strings.

import * as g from './generated/types.gen';

export interface Page<T> {
  items: T[];
  next: string | null;
}

export type User = g.Account;

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
  /** What each of an enum's values means. */
  'x-descriptions'?: Record<string, string>;
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

export interface Agent extends Omit<g.AgentResponse, 'config_schema'> {
  config_schema: Schema;
}

export interface DefinitionNode extends Omit<g.DefinitionNode, 'name' | 'position'> {
  /** What its user calls it; its agent's name if there is none. */
  name?: string | null;
  position?: { x: number; y: number } | null;
}

export type Edge = g.Edge;

/** What a user edits: anything until the server has read it, which then gives a `g.Definition`. */
export interface Definition {
  nodes: DefinitionNode[];
  edges: Edge[];
  settings: Record<string, unknown>;
}

export type Finding = g.Finding;

export type Validation = g.ValidateResponse;

export type PipelineSummary = Omit<g.PipelineResponse, 'definition'>;

export interface Pipeline extends PipelineSummary {
  definition: Definition;
}

export type Revision = g.Revision;

export interface Template extends Omit<g.Template, 'definition'> {
  definition: Definition;
}

export type ExecutionSummary = g.ExecutionSummary;

export type Fact = { type: string; sentence?: string | null; symbol?: string } & Record<string, unknown>;

export interface NodeState extends Omit<g.NodeResponse, 'state'> {
  state: string;
}

export interface Step extends Omit<g.StepResponse, 'outcome'> {
  outcome: string;
  facts: Fact[];
}

export type Order = g.OrderState;

export type SeenBars = g.KeptBars;

export interface Execution
  extends ExecutionSummary, Omit<g.ExecutionResponse, keyof ExecutionSummary | 'definition' | 'nodes' | 'steps'> {
  definition: Definition | null;
  nodes: NodeState[];
  steps: Step[];
}

/** `protected` is null while nothing is held yet, and while the broker has not said. */
export type Position = g.PositionResponse;

export type Trade = g.TradeResponse;

/** Something that happened, in the order of its sequence. */
export type LiveEvent = g.EventResponse;

/** Whether two words of the API mean the same, whatever their case. */
export function same(word: string | null | undefined, ...others: string[]): boolean {
  return word != null && others.includes(word.toLowerCase());
}
