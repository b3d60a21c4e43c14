import * as g from './generated/types.gen';

/** What the API says of language models, under the names that pages use. */
export type ModelConnection = g.ModelConnectionResponse;
export type NewModelConnection = g.ConnectModelsRequest;
export type ModelLimits = g.ModelLimitsRequest;
export type ModelCall = g.ModelCallResponse;
export type NamedModel = g.ModelResponse;
