import { Component, computed, effect, inject, input, linkedSignal, signal, untracked, viewChild } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { Api } from '../../api/api';
import { same } from '../../api/model';
import { Catalog } from '../../core/catalog';
import { Crumbs } from '../../core/crumbs';
import { PendingApprovals } from '../../core/desk';
import { Live, onEvents } from '../../core/live';
import { loading } from '../../core/loading';
import { duration, millisOf } from '../../format/format';
import { PluralPipe } from '../../format/pipes';
import { costInWords, costsByNode } from '../../runs/costs';
import { Gantt } from '../../runs/gantt';
import { RunChart } from '../../runs/run-chart';
import { RunLog } from '../../runs/run-log';
import { Scrubber } from '../../runs/scrubber';
import { StepList } from '../../runs/step-list';
import { StepPanel } from '../../runs/step-panel';
import { isOver, lastTelling } from '../../runs/steps';
import { asOf, outcomeOf, profitOf, progressOf, runsOf } from '../../runs/story';
import { Status } from '../../ui/badges';
import { Confirm } from '../../ui/confirm';
import { Graph } from '../../ui/graph';
import { Icon } from '../../ui/icon';
import { Ago, Gain } from '../../ui/numbers';
import { ProblemNotice, Waiting } from '../../ui/notices';
import { ChargesTable } from './charges-table';
import { OrdersTable } from './orders-table';
import { replayKeys } from './replay-keys';
import { RunAgain } from './run-again';

type Below = 'timeline' | 'log' | 'orders' | 'costs';

/** One run, live or afterwards: its steps, the prices its agents saw, its graph and timeline, and the step looked at. */
@Component({
  selector: 'k-execution',
  imports: [
    Ago,
    ChargesTable,
    Gain,
    Gantt,
    Graph,
    Icon,
    OrdersTable,
    PluralPipe,
    ProblemNotice,
    RouterLink,
    RunAgain,
    RunChart,
    RunLog,
    Scrubber,
    Status,
    StepList,
    StepPanel,
    Waiting,
  ],
  templateUrl: './execution.html',
  styleUrl: './execution.scss',
})
export class ExecutionPage {
  private readonly api = inject(Api);
  private readonly confirm = inject(Confirm);
  private readonly approvals = inject(PendingApprovals);
  protected readonly catalog = inject(Catalog);
  readonly id = input.required<string>();
  protected readonly loaded = loading(
    () => this.id(),
    (id) => this.api.execution(id),
  );
  protected readonly execution = this.loaded.value;
  /** Charged with each step, so it is asked for anew with each. */
  protected readonly costs = loading(
    () => this.id(),
    (id) => this.api.executionCosts(id),
  );
  protected readonly costsByNode = computed(() => costsByNode(this.costs.value()?.items ?? []));
  protected readonly over = computed(() => {
    const execution = this.execution();
    return !execution || isOver(execution);
  });
  /** The step up to which the run is shown; the end, or what comes live, without one. */
  protected readonly position = linkedSignal<string, number | undefined>({
    source: this.id,
    computation: () => undefined,
  });
  /** The run as it stood there. */
  protected readonly view = computed(() => {
    const execution = this.execution();
    return execution && asOf(execution, this.position());
  });
  /** The step where the run stands. */
  private readonly newest = computed(() => {
    const steps = this.view()?.steps ?? [];
    return this.position() === undefined ? lastTelling(steps) : steps.at(-1);
  });
  /** To whom a model talks, and after which step. */
  private readonly talking = signal<{ node: string; after: number | undefined } | undefined>(undefined);
  private readonly hearing = computed(() => {
    const now = this.talking();
    return this.position() === undefined && now?.after === this.newest()?.sequence ? now?.node : undefined;
  });
  private readonly acting = computed(() => `${this.newest()?.sequence ?? ''} ${this.hearing() ?? ''}`);
  /**
   * Whose step is looked at: of whoever acted, or hears a model now, until another is chosen. Only a new step or voice chooses
   * again, not that the run is fetched anew.
   */
  protected readonly node = linkedSignal<string, string | undefined>({
    source: this.acting,
    computation: () => untracked(() => this.hearing() ?? this.newest()?.node ?? undefined),
  });
  protected readonly step = computed(() => {
    const node = this.node();
    const view = this.view();
    const newest = this.newest();
    if (!view || node === undefined || newest?.node === node) return newest;
    return runsOf(view, node).at(-1);
  });
  /** What the run has cost; nothing to say of a backtest, which pays nothing. */
  protected readonly cost = computed(() => {
    const costs = this.costs.value();
    return costs && !this.execution()?.backtest_id ? costInWords(costs, this.over()) : undefined;
  });
  protected readonly asks = computed(() => this.approvals.items().some((one) => one.execution_id === this.id()));
  protected readonly below = signal<Below>('timeline');
  protected readonly scrubber = viewChild(Scrubber);
  protected readonly took = computed(() => {
    const execution = this.execution();
    const from = millisOf(execution?.started_at);
    // Until it is finished, as far as its last step: its market's time may be another than ours.
    const to = millisOf(execution?.finished_at ?? execution?.steps.at(-1)?.finished_at);
    return from === undefined || to === undefined ? undefined : to - from;
  });
  protected readonly profit = computed(() => {
    const execution = this.execution();
    return execution && profitOf(execution);
  });
  protected readonly progress = computed(() => {
    const execution = this.execution();
    return execution && progressOf(execution);
  });
  protected readonly outcome = computed(() => {
    const execution = this.execution();
    return execution && outcomeOf(execution);
  });

  protected readonly tabs = computed<{ id: Below; label: string }[]>(() => {
    const orders = this.execution()?.orders.length ?? 0;
    return [
      { id: 'timeline', label: 'Timeline' },
      { id: 'log', label: 'Log' },
      ...(orders ? [{ id: 'orders' as const, label: `Orders (${orders})` }] : []),
      { id: 'costs', label: 'Costs' },
    ];
  });

  protected readonly duration = duration;
  protected readonly same = same;

  constructor() {
    inject(Live)
      .texts.pipe(takeUntilDestroyed())
      .subscribe((text) => {
        if (text.execution_id !== this.id() || text.done) return;
        this.talking.set({ node: text.node, after: untracked(this.newest)?.sequence });
      });
    const crumbs = inject(Crumbs);
    onEvents(
      (event) => event.execution_id === this.id(),
      () => {
        void this.loaded.reload();
        void this.costs.reload();
      },
    );
    replayKeys(this.scrubber);
    effect(() => {
      const execution = this.execution();
      if (!execution) return;
      const path = [
        { label: 'Executions', link: '/executions' },
        {
          label: execution.pipeline_name,
          ...(execution.pipeline_id ? { link: `/pipelines/${execution.pipeline_id}` } : {}),
        },
        { label: 'Run' },
      ];
      crumbs.show(path, execution.trading_mode);
    });
  }

  protected async cancel(): Promise<void> {
    const execution = this.execution();
    if (!execution) return;
    await this.confirm.ask({
      title: `Cancel this run of ${execution.pipeline_name}?`,
      text: 'No agent will act for it any more. Orders that are not filled are left to the broker; a run with an open position cannot be cancelled, close the position first.',
      action: 'Cancel the run',
      dangerous: true,
      act: async () => this.loaded.set(await this.api.cancelExecution(execution.id)),
    });
  }
}
