import { Execution, Template, same } from '../api/model';
import { readable } from '../format/format';

export const STEPS = ['welcome', 'choose', 'look', 'run', 'watch', 'read', 'done'] as const;
export type StepId = (typeof STEPS)[number];

/** What a step says, where it belongs and what it points at. */
export interface Step {
  title: string;
  text: string;
  /** What the button does; the page's own control does the same. */
  action: string;
  /** Addresses of the pages on which it makes sense; everywhere if there is none. */
  place?: RegExp;
  /** The first of these that is there is pointed at. */
  anchors: string[];
}

const PIPELINE = /^\/pipelines\/[^/]+$/;
const EXECUTION = /^\/executions\/[^/]+$/;

export const TEXTS: Record<StepId, Step> = {
  welcome: {
    title: 'See a pipeline trade',
    text: 'In about three minutes: take a template, run it on invented prices with pretended money, and read why it traded. Nothing can go wrong.',
    action: 'Show me',
    anchors: [],
  },
  choose: {
    title: 'Choose a template',
    text: 'A template is a pipeline that works as it is. The one that is marked trades around the clock, so that something happens soon.',
    action: 'Use this one',
    place: /^\/templates(\/[^/]+)?$/,
    anchors: ['[data-tour=template] .primary', '[data-tour=template]'],
  },
  look: {
    title: 'This is how it decides',
    text: 'Each box is an agent, from left to right: one waits for an occasion, others look at the market and plan a trade, one checks the risk, one places the order and looks after it. Choose a box to see its settings.',
    action: 'Next',
    place: PIPELINE,
    anchors: ['[data-tour=canvas]', 'k-pipeline-canvas', 'k-graph'],
  },
  run: {
    title: 'Run it in simulation',
    text: 'Kuber looks for a moment at which this pipeline traded in a backtest, and replays it at high speed: an hour passes in about fifteen seconds.',
    action: 'Run it at replay speed',
    place: PIPELINE,
    anchors: ['[data-tour=run]'],
  },
  watch: {
    title: 'Watch it work',
    text: 'It waits for its trigger.',
    action: 'Open the run',
    place: EXECUTION,
    anchors: ['[data-tour=position]', '[data-tour=chart]', 'k-execution-chart', 'k-run-chart'],
  },
  read: {
    title: 'Read why',
    text: '',
    action: 'Next',
    place: EXECUTION,
    anchors: ['[data-tour=steps]', '[data-tour=outcome]', '.steps', 'k-run-log'],
  },
  done: {
    title: 'That is all there is to it',
    text: 'The pipeline is yours: change its agents, press Start to let it watch the market on its own, or backtest it. Ctrl+K finds everything, ? shows the keys.',
    action: 'Finish',
    anchors: [],
  },
};

/** What is happening in a run, for somebody who sees one for the first time. */
export function watching(run: Execution | undefined): string {
  if (!run || same(run.status, 'pending', 'waiting_trigger'))
    return 'It waits for its trigger. Waiting costs nothing; the clock of the invented market runs fast.';
  if (same(run.status, 'running')) return 'The trigger has fired: one agent after the other looks, plans and checks.';
  if (same(run.status, 'monitoring'))
    return 'It holds a position, with its stop and targets resting at the exchange. Watch the price move between them until one is hit.';
  return readable(run.reason ?? 'It has ended.');
}

/** Whether the run is over, and whether it traded. */
export function endOf(run: Execution | undefined): 'traded' | 'not traded' | undefined {
  if (!run || !same(run.status, 'completed', 'failed', 'cancelled')) return undefined;
  const filled = run.orders.some((order) => Number(order.filled) > 0);
  return same(run.status, 'completed') && filled ? 'traded' : 'not traded';
}

/** The template to begin with: one that trades at any hour, with simulated money, if there is one. */
export function firstTemplate(templates: Template[]): Template | undefined {
  const always = templates.filter(({ definition }) => definition.settings['calendar'] === 'always');
  return always.find(({ definition }) => symbolsOf(definition.settings) === 1) ?? always[0] ?? templates[0];
}

function symbolsOf(settings: Record<string, unknown>): number {
  const { symbols } = settings as { symbols?: unknown };
  return Array.isArray(symbols) ? symbols.length : 0;
}
