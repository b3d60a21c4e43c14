// Looking ahead: when a pipeline will run, what a condition would have said. As in docs/api.md.
import * as g from './generated/types.gen';

export type PlannedRun = g.Planned;

export type PreviewRequest = g.PreviewRequest;

/** On which bars a trigger's condition would have been true; `truth` has a letter per bar: t, f, or u for unknown. */
export type Preview = g.PreviewResponse;
