import { Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Api } from '../../api/api';
import { PipelineSummary } from '../../api/model';
import { PipelineChange } from '../../api/home-model';
import { Problem, problemOf } from '../../api/problem';
import { Crumbs } from '../../core/crumbs';
import { onEvents } from '../../core/live';
import { loading } from '../../core/loading';
import { paged } from '../../core/paged';
import { money, plural, readable } from '../../format/format';
import { ModeBadge, Status } from '../../ui/badges';
import { Icon } from '../../ui/icon';
import { Ago } from '../../ui/numbers';
import { Empty, ProblemNotice, Waiting } from '../../ui/notices';
import { Sparkline } from '../../ui/sparkline';
import { Tags } from '../../ui/tags';
import { Bulk } from './bulk';
import { PipelineCommands, canStart, errorsOf } from './commands';
import { Creating } from './creating';
import { inOrder, profitsOf } from './order';

const EVENTS = /^(execution|position|trade|notification|error)/;

/** All pipelines: how each stands, what its last run came to, and the buttons that move one or several of them. */
@Component({
  selector: 'k-pipelines',
  imports: [Ago, Bulk, Empty, Icon, ModeBadge, ProblemNotice, RouterLink, Sparkline, Status, Tags, Waiting],
  templateUrl: './pipelines.html',
  styleUrl: './pipelines.scss',
})
export class PipelinesPage {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly commands = inject(PipelineCommands);
  protected readonly creating = inject(Creating);
  readonly q = input<string>();
  readonly status = input<string>();
  readonly tag = input<string>();
  readonly favourite = input<string>();
  protected readonly list = paged(
    () => ({ q: this.q(), status: this.status(), tag: this.tag(), favourite: this.favourite() }),
    (query, after) => this.api.pipelines({ ...query, after }),
  );
  protected readonly tags = loading(
    () => true,
    () => this.api.tags(),
  );
  private readonly trades = loading(
    () => true,
    () => this.api.trades({ limit: 200 }),
  );
  protected readonly known = computed(() => (this.tags.value() ?? []).map(({ tag }) => tag));
  protected readonly items = computed(() => {
    const found = this.list.items();
    return found && inOrder(found);
  });
  /** The profit of the newest trades, summed up from one to the next, by pipeline. */
  protected readonly profits = computed(() => profitsOf(this.trades.value()?.items ?? []));
  private readonly marked = signal<ReadonlySet<string>>(new Set());
  protected readonly selected = computed(() => (this.items() ?? []).filter(({ id }) => this.marked().has(id)));
  protected readonly allSelected = computed(() => this.selected().length === this.items()?.length);
  /** Why a pipeline could not do what it was told, by its id. */
  protected readonly failed = signal<{ id: string; problem: Problem } | undefined>(undefined);
  /** Why there is no new pipeline. */
  protected readonly refused = signal<Problem | undefined>(undefined);
  protected readonly busy = signal<string | undefined>(undefined);
  protected readonly filtered = computed(() => !!(this.q() || this.status() || this.tag() || this.favourite()));
  protected readonly canStart = canStart;
  protected readonly plural = plural;
  protected readonly money = money;
  protected readonly readable = readable;
  private typing: ReturnType<typeof setTimeout> | undefined;
  private last: string | undefined;

  constructor() {
    inject(Crumbs).show([{ label: 'Pipelines' }]);
    onEvents(
      ({ type }) => EVENTS.test(type),
      () => this.list.reload(),
      1000,
    );
    onEvents(
      ({ type }) => type === 'trade_executed' || type === 'execution_completed',
      () => this.trades.reload(),
      5000,
    );
  }

  protected search(text: string): void {
    clearTimeout(this.typing);
    this.typing = setTimeout(() => this.ask({ q: text.trim() || null }), 200);
  }

  protected ask(queryParams: Record<string, string | null>): void {
    this.marked.set(new Set());
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected clearFilters(): void {
    this.ask({ q: null, status: null, tag: null, favourite: null });
  }

  protected isMarked(id: string): boolean {
    return this.marked().has(id);
  }

  /** With Shift everything between this and the one marked before. */
  protected mark(id: string, on: boolean, range: boolean): void {
    const ids = (this.items() ?? []).map((one) => one.id);
    const from = range && this.last !== undefined ? ids.indexOf(this.last) : -1;
    const to = ids.indexOf(id);
    const those = from < 0 ? [id] : ids.slice(Math.min(from, to), Math.max(from, to) + 1);
    this.last = id;
    this.marked.update((old) => {
      const next = new Set(old);
      for (const one of those) {
        if (on) next.add(one);
        else next.delete(one);
      }
      return next;
    });
  }

  protected markAll(on: boolean): void {
    this.marked.set(new Set(on ? (this.items() ?? []).map(({ id }) => id) : []));
  }

  protected troubleOf(pipeline: PipelineSummary): string {
    const errors = errorsOf(pipeline);
    return errors ? `${plural(errors, 'thing')} to settle before it can start` : '';
  }

  protected async act(pipeline: PipelineSummary, verb: 'start' | 'pause' | 'run'): Promise<void> {
    this.busy.set(pipeline.id);
    const problem = await this.commands[verb](pipeline);
    this.failed.set(problem && { id: pipeline.id, problem });
    this.busy.set(undefined);
    await this.list.reload();
  }

  protected async change(pipeline: PipelineSummary, change: PipelineChange): Promise<void> {
    try {
      await this.api.change(pipeline.id, change);
      this.failed.set(undefined);
    } catch (cause) {
      this.failed.set({ id: pipeline.id, problem: problemOf(cause) });
    }
    await this.reload();
  }

  protected async make(kind: 'fromScratch' | 'fromFile'): Promise<void> {
    this.refused.set(await this.creating[kind]());
  }

  protected async reload(): Promise<void> {
    await Promise.all([this.list.reload(), this.tags.reload()]);
  }
}
