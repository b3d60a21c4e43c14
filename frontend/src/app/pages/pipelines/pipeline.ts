import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Api } from '../../api/api';
import { Pipeline, same } from '../../api/model';
import { Problem } from '../../api/problem';
import { Crumbs } from '../../core/crumbs';
import { Halts } from '../../core/desk';
import { onEvents } from '../../core/live';
import { loading } from '../../core/loading';
import { plural } from '../../format/format';
import { Status } from '../../ui/badges';
import { Graph } from '../../ui/graph';
import { Icon } from '../../ui/icon';
import { Ago } from '../../ui/numbers';
import { ProblemNotice, Waiting } from '../../ui/notices';
import { ExecutionList } from '../executions/execution-list';
import { TradeList } from '../trades/trade-list';
import { PipelineCommands, canStart } from './commands';
import { DefinitionEditor } from './definition-editor';
import { NodeInspector } from './node-inspector';
import { Revisions } from './revisions';
import { SettingsView } from './settings-view';
import { TradingForm } from './trading-form';

const TABS = [
  { id: 'graph', label: 'Agents' },
  { id: 'trading', label: 'Trading' },
  { id: 'definition', label: 'Definition' },
  { id: 'revisions', label: 'Revisions' },
  { id: 'executions', label: 'Executions' },
  { id: 'trades', label: 'Trades' },
] as const;

/** One pipeline: its graph with the last run's states, its definition, its past. */
@Component({
  selector: 'k-pipeline',
  imports: [
    Ago,
    DefinitionEditor,
    ExecutionList,
    Graph,
    Icon,
    NodeInspector,
    ProblemNotice,
    Revisions,
    RouterLink,
    SettingsView,
    Status,
    TradeList,
    TradingForm,
    Waiting,
  ],
  templateUrl: './pipeline.html',
  styleUrl: './pipeline.scss',
})
export class PipelinePage {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly commands = inject(PipelineCommands);
  readonly id = input.required<string>();
  readonly tab = input<string>();
  protected readonly halts = inject(Halts);
  protected readonly tabs = TABS;
  protected readonly open = computed(() => TABS.find((tab) => tab.id === this.tab())?.id ?? 'graph');
  protected readonly loaded = loading(
    () => this.id(),
    (id) => this.api.pipeline(id),
  );
  protected readonly pipeline = this.loaded.value;
  private readonly lastRun = computed(() => this.pipeline()?.last_execution?.id);
  protected readonly run = loading(
    () => this.lastRun(),
    (id) => this.api.execution(id),
  );
  /** The node states of the last run, if it ran this revision. */
  protected readonly states = computed(() => {
    const run = this.run.value();
    return run && run.revision === this.pipeline()?.revision ? run.nodes : [];
  });
  protected readonly node = signal<string | undefined>(undefined);
  protected readonly chosenNode = computed(() =>
    this.pipeline()?.definition.nodes.find((node) => node.id === this.node()),
  );
  protected readonly wrongNodes = computed(
    () => new Set((this.pipeline()?.problems ?? []).flatMap((problem) => problem.node ?? [])),
  );
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly busy = signal(false);
  protected readonly canStart = canStart;
  protected readonly plural = plural;
  protected readonly same = same;

  constructor() {
    const crumbs = inject(Crumbs);
    effect(() => {
      const pipeline = this.pipeline();
      if (!pipeline) return;
      crumbs.show([{ label: 'Pipelines', link: '/pipelines' }, { label: pipeline.name }], pipeline.trading_mode);
    });
    onEvents(
      (event) => event.pipeline_id === this.id(),
      () => this.refresh(),
      500,
    );
  }

  protected async act(verb: 'start' | 'pause' | 'run', pipeline: Pipeline): Promise<void> {
    this.busy.set(true);
    this.problem.set(await this.commands[verb](pipeline));
    this.busy.set(false);
    await this.refresh();
  }

  protected async stop(pipeline: Pipeline): Promise<void> {
    await this.commands.stop(pipeline);
    await this.refresh();
  }

  protected clone(pipeline: Pipeline): void {
    this.commands.clone(pipeline);
  }

  protected async delete(pipeline: Pipeline): Promise<void> {
    if (await this.commands.delete(pipeline)) await this.router.navigate(['/pipelines']);
  }

  protected saved(pipeline: Pipeline): void {
    this.loaded.set(pipeline);
    this.problem.set(undefined);
  }

  private async refresh(): Promise<void> {
    await this.loaded.reload();
    if (this.run.value()?.id === this.lastRun()) await this.run.reload();
  }
}
