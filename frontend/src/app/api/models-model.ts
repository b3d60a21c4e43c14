import * as g from './generated/types.gen';

/** What the API says of language models, under the names that pages use. */
export type ModelConnection = g.ModelConnectionResponse;
export type NewModelConnection = g.ConnectModelsRequest;
export type ModelLimits = g.ModelLimitsRequest;
export type ModelCall = g.ModelCallResponse;
export type NamedModel = g.ModelResponse;

/** What a model has said so far, over the WebSocket; all of it, each time. */
export interface ModelText {
  type: 'model_text';
  execution_id: string;
  node: string;
  member: string;
  /** Of the recorded call that it becomes. */
  call: string;
  reasoning: string;
  text: string;
  done: boolean;
}
