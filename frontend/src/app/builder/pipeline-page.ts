import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Api } from '../api/api';
import { Pipeline, same } from '../api/model';
import { Crumbs } from '../core/crumbs';
import { onEvents } from '../core/live';
import { loading } from '../core/loading';
import { plural } from '../format/format';
import { ExecutionList } from '../pages/executions/execution-list';
import { PipelineCommands } from '../pages/pipelines/commands';
import { TradeList } from '../pages/trades/trade-list';
import { Status } from '../ui/badges';
import { Icon } from '../ui/icon';
import { ProblemNotice, Waiting } from '../ui/notices';
import { BuilderActions } from './actions';
import { BuilderTab } from './builder-tab';
import { Drafts } from './drafts';
import { HistoryTab } from './history-tab';
import { PageMenu } from './page-menu';
import { PinDialogs } from './pin-dialog';
import { Publishing } from './publishing';
import { Readiness } from './readiness';
import { ReadinessBar } from './readiness-bar';
import { SavingState } from './saving-state';
import { SettingsTab } from './settings-tab';
import { Trials } from './trials';
import { Workbench } from './workbench';

const TABS = [
  { id: 'builder', label: 'Builder' },
  { id: 'settings', label: 'Settings' },
  { id: 'history', label: 'History' },
  { id: 'executions', label: 'Executions' },
  { id: 'trades', label: 'Trades' },
] as const;

/** One pipeline: where it is built, set, tried out and looked back on. */
@Component({
  selector: 'k-pipeline-page',
  imports: [
    BuilderTab,
    ExecutionList,
    HistoryTab,
    Icon,
    PageMenu,
    ProblemNotice,
    ReadinessBar,
    RouterLink,
    SavingState,
    SettingsTab,
    Status,
    TradeList,
    Waiting,
  ],
  providers: [Drafts, Workbench, BuilderActions, Readiness, Trials, PinDialogs, Publishing],
  templateUrl: './pipeline-page.html',
  styleUrl: './pipeline-page.scss',
})
export class PipelinePage {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly trials = inject(Trials);
  private readonly commands = inject(PipelineCommands);
  protected readonly bench = inject(Workbench);
  protected readonly publishing = inject(Publishing);
  readonly id = input.required<string>();
  readonly tab = input<string>();
  /** A past run that is to be shown on the canvas. */
  readonly run = input<string>();
  protected readonly tabs = TABS;
  protected readonly open = computed(() => TABS.find((tab) => tab.id === this.tab())?.id ?? 'builder');
  protected readonly loaded = loading(
    () => this.id(),
    (id) => this.api.pipeline(id),
  );
  protected readonly pipeline = computed(() => {
    const pipeline = this.bench.pipeline();
    return pipeline?.id === this.id() ? pipeline : undefined;
  });
  protected readonly plural = plural;
  protected readonly same = same;

  constructor() {
    const crumbs = inject(Crumbs);
    effect(() => {
      const pipeline = this.loaded.value();
      if (pipeline) untracked(() => this.begin(pipeline));
    });
    effect(() => {
      const pipeline = this.pipeline();
      if (!pipeline) return;
      crumbs.show([{ label: 'Pipelines', link: '/pipelines' }, { label: pipeline.name }], pipeline.trading_mode);
    });
    // Not anew whenever the pipeline is: what is edited since stays.
    const opened = computed(() => this.pipeline()?.id);
    effect(() => {
      const run = this.run();
      if (run && opened()) untracked(() => void this.trials.open(run));
    });
    effect(() => {
      if (!this.bench.settingsWanted()) return;
      untracked(() => void this.router.navigate([], { queryParams: { tab: 'settings' } }));
    });
    effect(() => {
      if (this.bench.wanted()) untracked(() => this.toBuilder());
    });
    onEvents(
      (event) => event.pipeline_id === this.id(),
      () => this.publishing.refresh(),
      1_000,
    );
  }

  protected clone(pipeline: Pipeline): void {
    this.commands.clone(pipeline);
  }

  protected async delete(pipeline: Pipeline): Promise<void> {
    if (await this.commands.delete(pipeline)) await this.router.navigate(['/pipelines']);
  }

  /** Once for each pipeline; what comes later only refreshes what is known of it. */
  private begin(pipeline: Pipeline): void {
    if (this.bench.pipeline()?.id === pipeline.id) this.bench.refreshed(pipeline);
    else this.bench.open(pipeline);
  }

  private toBuilder(): void {
    if (this.open() !== 'builder') void this.router.navigate([], { queryParams: {} });
  }
}
