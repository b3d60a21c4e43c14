import { Injectable, computed, effect, inject, signal, untracked } from '@angular/core';
import { Api } from '../api/api';
import { Trial } from '../api/builder-model';
import { Definition, Execution, Fact, same } from '../api/model';
import { Problem, problemOf } from '../api/problem';
import { onEvents } from '../core/live';
import { Loaded } from '../core/loading';
import { Confirm } from '../ui/confirm';
import { Toasts } from '../ui/toasts';
import { Drafts } from './drafts';
import { preceding } from './edits';
import { Workbench } from './workbench';

/** How a trial runs. */
export interface TrialChoice {
  mode: 'simulation' | 'validation';
  /** How much faster than the market; null keeps the pipeline's. */
  speed: number | null;
  skipTriggers: boolean;
}

const CHOICE: TrialChoice = { mode: 'simulation', speed: null, skipTriggers: true };
const ENDED = ['completed', 'failed', 'cancelled'];

/** Runs what is on the canvas once, whole or up to a node, and shows it while it runs. */
@Injectable()
export class Trials {
  private readonly api = inject(Api);
  private readonly bench = inject(Workbench);
  private readonly drafts = inject(Drafts);
  private readonly confirm = inject(Confirm);
  private readonly toasts = inject(Toasts);
  readonly choice = signal<TrialChoice>(CHOICE);
  readonly problem = signal<Problem | undefined>(undefined);
  readonly starting = signal(false);
  /** The run that is shown has not ended yet. */
  readonly running = computed(() => {
    const run = this.bench.run();
    return run !== undefined && !same(run.status, ...ENDED);
  });

  /** The run that is followed: known before it is shown, so that nothing that happens in between is missed. */
  private followed: string | undefined;
  private readonly loaded = new Loaded<Execution>(() => Promise.reject(new Problem(-1, 'No run is followed.')));

  constructor() {
    onEvents(
      (event) => event.execution_id !== null && event.execution_id === this.followed,
      () => this.look(),
      150,
    );
    effect(() => {
      const run = this.loaded.value();
      if (run && run.pipeline_id === untracked(this.bench.pipeline)?.id) this.bench.run.set(run);
    });
  }

  /** Runs the draft, or what of it leads to a node. */
  async start(until?: string, pins: ReadonlyMap<string, Fact[]> = this.bench.pins()): Promise<void> {
    const pipeline = this.bench.pipeline();
    if (!pipeline || this.starting()) return;
    this.bench.adopt();
    this.starting.set(true);
    this.problem.set(undefined);
    const definition = this.bench.definition();
    try {
      await this.begin(pipeline.id, trialOf(definition, this.choice(), pins, until));
    } catch (cause) {
      const problem = problemOf(cause);
      if (problem.status === 409 && (await this.another(problem))) {
        this.starting.set(false);
        await this.start(until, pins);
        return;
      }
      this.problem.set(problem);
    } finally {
      this.starting.set(false);
    }
  }

  /** Whether all that leads to a node has given something in the run that is shown, or is pinned. */
  canRunFrom(node: string): boolean {
    return [...preceding(this.bench.definition(), node)].every(
      (id) => this.bench.pins().has(id) || factsOf(this.bench.run(), id).length > 0,
    );
  }

  /** Runs a node and what follows on what the run that is shown has found before it. */
  async startFrom(node: string): Promise<void> {
    const before = preceding(this.bench.definition(), node);
    const given = [...before].map((id) => [id, this.bench.pins().get(id) ?? factsOf(this.bench.run(), id)] as const);
    await this.start(undefined, new Map([...this.bench.pins(), ...given]));
  }

  async cancel(): Promise<void> {
    const run = this.bench.run();
    if (!run) return;
    try {
      this.loaded.set(await this.api.cancelExecution(run.id));
    } catch (cause) {
      this.problem.set(problemOf(cause));
    }
  }

  /** Shows a run on the canvas, with the definition that it ran and what was pinned in it. */
  async open(id: string): Promise<void> {
    try {
      const run = await this.follow(id);
      if (!run?.definition) return;
      this.bench.lookAt(run.definition);
      this.bench.pin(new Map(run.pinned.map((node) => [node, factsOf(run, node)])));
    } catch (cause) {
      this.problem.set(problemOf(cause));
    }
  }

  /** Keeps what a node gave in the run that is shown, so that it need not run again; or lets it go. */
  togglePin(node: string): void {
    if (this.bench.pins().has(node)) {
      this.bench.unpin(node);
      return;
    }
    const facts = factsOf(this.bench.run(), node);
    if (facts.length) this.bench.pin(new Map([[node, facts]]));
    else this.toasts.say('There is nothing to pin yet: run to this agent first.', true);
  }

  /** Everything that the run's nodes gave stays as it was. */
  pinAll(): void {
    const run = this.bench.run();
    const done = run?.nodes.filter(({ state }) => same(state, 'done')).map(({ node }) => node) ?? [];
    const given = done.map((node) => [node, factsOf(run, node)] as const);
    this.bench.pin(new Map(given.filter(([, facts]) => facts.length > 0)));
  }

  close(): void {
    this.followed = undefined;
    this.loaded.stop();
    this.bench.run.set(undefined);
    this.bench.looking.set(undefined);
    this.problem.set(undefined);
  }

  /** Looks at the run again; if that fails, the next event asks again. */
  async look(): Promise<void> {
    if (this.followed) await this.loaded.reload();
  }

  private async follow(id: string): Promise<Execution | undefined> {
    this.followed = id;
    await this.loaded.restart(() => this.api.execution(id), true);
    const problem = this.loaded.problem();
    if (problem) throw problem;
    return this.loaded.value();
  }

  private async begin(pipeline: string, trial: Trial): Promise<void> {
    await this.drafts.flush();
    const { id } = await this.api.tryOut(pipeline, trial);
    await this.follow(id);
  }

  /** Another trial has not ended: cancel it? */
  private async another(problem: Problem): Promise<boolean> {
    return this.confirm.ask({
      title: 'Cancel the trial that is still running?',
      text: `${problem.sentence} Then this one begins.`,
      action: 'Cancel it and run',
      act: async () => {
        if (problem.executionId) await this.api.cancelExecution(problem.executionId);
      },
    });
  }
}

/** What a node gave in a run. */
export function factsOf(run: Execution | undefined, node: string): Fact[] {
  return (
    run?.steps.filter((step) => step.node === node && step.outcome !== 'retry').flatMap((step) => step.facts) ?? []
  );
}

/** The request: the canvas's definition in a mode that moves no money, with what is pinned and needed. */
export function trialOf(
  definition: Definition,
  { mode, speed, skipTriggers }: TrialChoice,
  pins: ReadonlyMap<string, unknown[]>,
  until?: string,
): Trial {
  const simulation = definition.settings['simulation'];
  const paced = speed === null ? {} : { simulation: { ...(isRecord(simulation) ? simulation : {}), speed } };
  const settings = { ...definition.settings, trading_mode: mode, broker_connection: null, ...paced };
  return {
    definition: { ...definition, settings },
    skip_triggers: skipTriggers,
    pins: Object.fromEntries(pins) as NonNullable<Trial['pins']>,
    ...(until === undefined ? {} : { until }),
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
