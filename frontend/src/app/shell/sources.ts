import { EnvironmentInjector, Injectable, computed, inject } from '@angular/core';
import { Router } from '@angular/router';
import { Api } from '../api/api';
import { Agent, ExecutionSummary, PipelineSummary, Template, same } from '../api/model';
import { MarketSymbol } from '../api/market-model';
import { Halts } from '../core/desk';
import { PreferenceStore } from '../core/preferences';
import { Session } from '../core/session';
import { readable } from '../format/format';
import { Tour } from '../tour/tour';
import { Toasts } from '../ui/toasts';
import { placesOf } from './places';
import { Target } from './targets';

/** All that the palette can lead to or do: pages and actions at once, what the server knows when it has answered. */
@Injectable({ providedIn: 'root' })
export class Sources {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly injector = inject(EnvironmentInjector);
  private readonly preferences = inject(PreferenceStore);
  private readonly session = inject(Session);
  private readonly halts = inject(Halts);
  private readonly tour = inject(Tour);
  private readonly toasts = inject(Toasts);

  readonly own = computed<Target[]>(() => [...this.pages(), ...this.actions(), ...this.resumes()]);

  /** One source that fails takes away only what it would have given. */
  async known(): Promise<Target[]> {
    const lists = await Promise.allSettled([
      this.api.pipelines({ limit: 200 }).then(({ items }) => items.flatMap((one) => this.ofPipeline(one))),
      this.api.agents().then((agents) => agents.map((one) => this.ofAgent(one))),
      this.api.templates().then((templates) => templates.map((one) => this.ofTemplate(one))),
      this.api.symbols().then((symbols) => symbols.map((one) => this.ofSymbol(one))),
      this.api.executions({ limit: 30 }).then(({ items }) => items.map((one) => this.ofExecution(one))),
    ]);
    return lists.flatMap((list) => (list.status === 'fulfilled' ? list.value : []));
  }

  private pages(): Target[] {
    return placesOf(this.session.user()).map(({ name, link, icon, keys }) =>
      this.page(`page:${link}`, name, 'Page', icon, link, keys),
    );
  }

  private actions(): Target[] {
    const { theme, density, palette } = this.preferences.current();
    const dark = theme === 'dark';
    const compact = density === 'compact';
    const standard = palette === 'standard';
    return [
      this.action('new', 'New pipeline from scratch', 'plus', () => this.create('fromScratch')),
      this.action('import', 'Import a pipeline from a file', 'upload', () => this.create('fromFile')),
      this.action('close-all', 'Close all positions', 'positions', () => this.closeAll()),
      this.action('halt', 'Halt trading', 'halt', async () => {
        const { openHalt } = await import('../pages/interventions/halt-dialog');
        openHalt(this.injector);
      }),
      this.action('theme', `Switch to the ${dark ? 'light' : 'dark'} theme`, dark ? 'light' : 'dark', () =>
        this.preferences.change({ theme: dark ? 'light' : 'dark' }),
      ),
      this.action('density', `Switch to ${compact ? 'comfortable' : 'compact'} rows`, 'density', () =>
        this.preferences.change({ density: compact ? 'comfortable' : 'compact' }),
      ),
      this.action(
        'palette',
        `Show gains and losses in ${standard ? 'blue and orange' : 'green and red'}`,
        'colours',
        () => this.preferences.change({ palette: standard ? 'colour-blind' : 'standard' }),
      ),
      this.action('tour', this.tour.begun() ? 'Resume the tour' : 'Start the tour', 'tour', () => this.tour.resume()),
      {
        ...this.action('shortcuts', 'Show the keyboard shortcuts', 'keyboard', async () => {
          const { openShortcuts } = await import('./shortcut-sheet');
          openShortcuts(this.injector);
        }),
        keys: '?',
      },
      this.action('logout', 'Log out', 'logout', () => this.session.logout()),
    ];
  }

  private resumes(): Target[] {
    return this.halts.inForce().map((halt) =>
      this.action(`resume:${halt.id}`, `Resume ${halt.pipeline_name ?? 'the whole account'}`, 'play', async () => {
        const { Resuming } = await import('../pages/interventions/resume');
        await this.injector.get(Resuming).ask(halt);
      }),
    );
  }

  private ofPipeline(pipeline: PipelineSummary): Target[] {
    const { id, name, status } = pipeline;
    const command = (verb: 'start' | 'pause' | 'run') => () => this.command(pipeline, verb);
    const active = same(status, 'active');
    const commands = [
      this.action(`run:${id}`, `Run ${name} once`, 'play', command('run')),
      active
        ? this.action(`pause:${id}`, `Pause ${name}`, 'pause', command('pause'))
        : this.action(`start:${id}`, `Start ${name}`, 'play', command('start')),
      this.action(`export:${id}`, `Export ${name} to a file`, 'export', () => this.export(id)),
    ];
    return [
      { ...this.page(`pipeline:${id}`, name, 'Pipeline', 'pipelines', `/pipelines/${id}`), quiet: true },
      ...commands.map((one) => ({ ...one, quiet: true })),
    ];
  }

  private ofAgent({ agent_type, name, icon }: Agent): Target {
    return { ...this.page(`agent:${agent_type}`, name, 'Agent', icon, `/agents/${agent_type}`), quiet: true };
  }

  private ofTemplate({ slug, name }: Template): Target {
    return { ...this.page(`template:${slug}`, name, 'Template', 'templates', `/templates/${slug}`), quiet: true };
  }

  private ofSymbol({ symbol, name }: MarketSymbol): Target {
    const label = name && name !== symbol ? `${symbol} · ${name}` : symbol;
    const link = `/executions?symbol=${encodeURIComponent(symbol)}`;
    return { ...this.page(`symbol:${symbol}`, label, 'Symbol', 'positions', link), quiet: true };
  }

  private ofExecution(run: ExecutionSummary): Target {
    const name = `${run.pipeline_name}: ${readable(run.reason ?? run.status)}`;
    return { ...this.page(`run:${run.id}`, name, 'Execution', 'executions', `/executions/${run.id}`), quiet: true };
  }

  private page(id: string, name: string, kind: string, icon: string, link: string, keys?: string): Target {
    return { id, name, kind, icon, ...(keys ? { keys } : {}), act: () => this.router.navigateByUrl(link) };
  }

  private action(id: string, name: string, icon: string, act: () => unknown): Target {
    return { id: `action:${id}`, name, kind: 'Action', icon, act };
  }

  private async create(how: 'fromScratch' | 'fromFile'): Promise<void> {
    const { Creating } = await import('../pages/pipelines/creating');
    this.tell(await this.injector.get(Creating)[how]());
  }

  private async command(pipeline: PipelineSummary, verb: 'start' | 'pause' | 'run'): Promise<void> {
    const { PipelineCommands } = await import('../pages/pipelines/commands');
    this.tell(await this.injector.get(PipelineCommands)[verb](pipeline));
  }

  private async export(id: string): Promise<void> {
    const { download, fileNameOf, fileOf } = await import('../pages/pipelines/pipeline-file');
    const pipeline = await this.api.pipeline(id);
    download(fileNameOf(pipeline.name), fileOf(pipeline));
  }

  private async closeAll(): Promise<void> {
    const open = await this.api.positions();
    if (!open.length) this.toasts.say('Nothing is open.');
    else await this.injector.get((await import('../pages/positions/close')).Closing).all(open);
  }

  private tell(problem: { sentence: string; items: { message: string }[] } | undefined): void {
    if (problem) this.toasts.say([problem.sentence, ...problem.items.map(({ message }) => message)].join(' '), true);
  }
}
