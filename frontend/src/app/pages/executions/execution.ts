import {
  Component,
  ElementRef,
  afterRenderEffect,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  signal,
  viewChild,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { Api } from '../../api/api';
import { same } from '../../api/model';
import { Catalog } from '../../core/catalog';
import { Crumbs } from '../../core/crumbs';
import { PendingApprovals } from '../../core/desk';
import { onEvents } from '../../core/live';
import { loading } from '../../core/loading';
import { duration, millisOf, readable } from '../../format/format';
import { WordsPipe } from '../../format/pipes';
import { Status } from '../../ui/badges';
import { Confirm } from '../../ui/confirm';
import { Graph } from '../../ui/graph';
import { Icon } from '../../ui/icon';
import { Ago } from '../../ui/numbers';
import { ProblemNotice, Waiting } from '../../ui/notices';
import { ExecutionChart } from './execution-chart';
import { OrdersTable } from './orders-table';
import { StepPanel } from '../../runs/step-panel';
import { isOver, lastTelling, sentenceOf, tookOf } from '../../runs/steps';

/** One run, followed live: its steps, the prices its agents saw, its graph, and the step that is looked at. */
@Component({
  selector: 'k-execution',
  imports: [
    Ago,
    ExecutionChart,
    Graph,
    Icon,
    OrdersTable,
    ProblemNotice,
    RouterLink,
    Status,
    StepPanel,
    Waiting,
    WordsPipe,
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
  protected readonly over = computed(() => {
    const execution = this.execution();
    return !execution || isOver(execution);
  });
  /** The step chosen by hand; undefined follows the newest. */
  private readonly chosen = linkedSignal<string, number | undefined>({
    source: this.id,
    computation: () => undefined,
  });
  protected readonly following = computed(() => this.chosen() === undefined);
  protected readonly step = computed(() => {
    const steps = this.execution()?.steps ?? [];
    return steps.find((step) => step.sequence === this.chosen()) ?? lastTelling(steps);
  });
  protected readonly asks = computed(() => this.approvals.items().some((one) => one.execution_id === this.id()));
  private readonly list = viewChild<ElementRef<HTMLElement>>('list');
  protected readonly node = signal<string | undefined>(undefined);
  protected readonly took = computed(() => {
    const execution = this.execution();
    const from = millisOf(execution?.started_at);
    // Until it is finished, as far as its last step: its market's time may be another than ours.
    const to = millisOf(execution?.finished_at ?? execution?.steps.at(-1)?.finished_at);
    return from === undefined || to === undefined ? undefined : to - from;
  });

  protected readonly sentenceOf = sentenceOf;
  protected readonly tookOf = tookOf;
  protected readonly duration = duration;
  protected readonly readable = readable;
  protected readonly same = same;

  constructor() {
    const crumbs = inject(Crumbs);
    onEvents(
      (event) => event.execution_id === this.id(),
      () => this.loaded.reload(),
    );
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
    // Followed live, the newest step is kept in view.
    afterRenderEffect(() => {
      const list = this.list()?.nativeElement;
      if (list && this.following() && this.step()) list.scrollTop = list.scrollHeight;
    });
    effect(() => this.node.set(this.step()?.node ?? undefined));
  }

  protected choose(sequence: number): void {
    this.chosen.set(sequence);
  }

  protected follow(): void {
    this.chosen.set(undefined);
  }

  /** A click on a node shows the last step it made. */
  protected chooseNode(node: string | undefined): void {
    const last = this.execution()?.steps.findLast((step) => step.node === node);
    if (last) this.chosen.set(last.sequence);
    else this.node.set(node);
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
