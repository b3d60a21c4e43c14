import { DestroyRef, Injectable, computed, effect, inject, signal, untracked } from '@angular/core';
import { NavigationEnd, Router } from '@angular/router';
import { Api } from '../api/api';
import { Execution, Pipeline, Trade } from '../api/model';
import { Backtest } from '../api/market-model';
import { same } from '../api/model';
import { Problem, problemOf } from '../api/problem';
import { Live } from '../core/live';
import { Refresh } from '../core/refresh';
import { money, plural } from '../format/format';
import { momentOf } from './moment';
import { StepId, TEXTS, endOf, firstTemplate, watching } from './steps';
import { Tour } from './tour';

/** The fortnight of the invented market in which a moment to replay is looked for. */
const FORTNIGHT = { from: '2024-03-04T00:00:00Z', to: '2024-03-18T00:00:00Z' };
const RULES = {
  symbol: null,
  source: 'synthetic' as const,
  seed: 1,
  initial_balance: '100000',
  slippage_percent: '0.1',
  commission_per_share: '0.005',
  partial_fill_percent: 20,
  rejection_percent: 5,
  volume_cap_percent: 10,
};

/** Leads through the tour: does what its button says, and notices when the user has done it by hand. */
@Injectable({ providedIn: 'root' })
export class Guide {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly tour = inject(Tour);
  private readonly url = signal(this.router.url);
  private readonly run = signal<Execution | undefined>(undefined);
  /** What the pipeline came to in the whole fortnight, so that one good trade does not deceive. */
  private readonly context = signal('');
  readonly busy = signal('');
  readonly problem = signal<Problem | undefined>(undefined);
  readonly step = computed<StepId>(() => this.tour.progress()?.step ?? 'welcome');
  private readonly path = computed(() => this.url().split(/[?#]/)[0] ?? '');
  /** Whether the page that is open is the one that the step is about. */
  readonly here = computed(() => TEXTS[this.step()].place?.test(this.path()) ?? true);
  private readonly end = computed(() =>
    this.run()?.id === this.tour.progress()?.execution ? endOf(this.run()) : undefined,
  );
  readonly title = computed(() => TEXTS[this.step()].title);
  readonly text = computed(() => {
    if (!this.here()) return 'The tour goes on elsewhere. Look around as long as you like.';
    if (this.step() === 'watch')
      return this.end() === 'not traded' ? `This time it did not trade. ${watching(this.run())}` : watching(this.run());
    if (this.step() === 'read')
      return `${watching(this.run())} Open any agent to read what it knew, what it said and why.${this.context()}`;
    return TEXTS[this.step()].text;
  });
  readonly action = computed(() => {
    if (!this.here()) return 'Go on with the tour';
    if (this.step() !== 'watch') return TEXTS[this.step()].action;
    return this.end() === 'not traded' ? 'Run it again' : '';
  });
  readonly anchors = computed(() => (this.here() ? TEXTS[this.step()].anchors : []));

  constructor() {
    const gone = inject(DestroyRef);
    const moves = this.router.events.subscribe((event) => {
      if (event instanceof NavigationEnd) this.url.set(event.urlAfterRedirects);
    });
    gone.onDestroy(() => moves.unsubscribe());
    effect(() => {
      const path = this.path();
      if (this.tour.shown()) untracked(() => this.notice(path));
    });
    effect(() => {
      const { execution } = this.tour.progress() ?? {};
      if (execution && this.tour.shown()) untracked(() => void this.look());
    });
    effect(() => {
      if (this.step() === 'watch' && this.end() === 'traded') untracked(() => this.tour.put({ step: 'read' }));
    });
    const news = inject(Live).events.subscribe((event) => {
      const { execution, pipeline } = this.tour.progress() ?? {};
      if (!this.tour.shown() || !event) return;
      // Run by the page's own button: that run is the one to watch.
      if (event.type === 'execution_started' && event.pipeline_id === pipeline && this.step() === 'run' && !this.busy())
        this.tour.put({ step: 'watch', ...(event.execution_id ? { execution: event.execution_id } : {}) });
      else if (event.execution_id === execution) void this.look();
    });
    gone.onDestroy(() => news.unsubscribe());
    inject(Refresh).every(3_000, () => this.tour.shown() && this.step() === 'watch' && this.look(), gone);
  }

  /** Does what the step's button says. */
  async act(): Promise<void> {
    this.problem.set(undefined);
    try {
      if (!this.here()) await this.goBack();
      else await this.do(this.step());
    } catch (cause) {
      this.problem.set(problemOf(cause));
    } finally {
      this.busy.set('');
    }
  }

  /** To the page that the step is about. */
  async goBack(): Promise<void> {
    const { step, pipeline, execution } = this.tour.progress() ?? {};
    if (step === 'choose') await this.router.navigateByUrl('/templates');
    else if ((step === 'look' || step === 'run') && pipeline) await this.router.navigate(['/pipelines', pipeline]);
    else if ((step === 'watch' || step === 'read') && execution) await this.router.navigate(['/executions', execution]);
    else if (step !== 'welcome' && step !== 'done') {
      this.tour.put({ step: 'choose' });
      await this.router.navigateByUrl('/templates');
    }
  }

  private async do(step: StepId): Promise<void> {
    if (step === 'welcome') {
      this.tour.put({ step: 'choose' });
      await this.goBack();
    } else if (step === 'choose') await this.choose();
    else if (step === 'look') this.tour.put({ step: 'run' });
    else if (step === 'run' || step === 'watch') await this.replay();
    else if (step === 'read') this.tour.put({ step: 'done' });
    else this.tour.put({ state: 'done' });
  }

  private async choose(): Promise<void> {
    this.busy.set('Making it yours…');
    const template = firstTemplate(await this.api.templates());
    if (!template)
      throw new Problem(-1, 'This server offers no template to begin with. Build a pipeline of your own instead.');
    const pipeline = await this.api.fromTemplate(template.slug, template.name);
    await this.router.navigate(['/pipelines', pipeline.id]);
  }

  /** A page that the next step is about was opened: by the button or by the user, it is all the same. */
  private notice(path: string): void {
    const [, place, id] = path.split('/');
    if (place === 'pipelines' && id && this.step() === 'choose') this.tour.put({ step: 'look', pipeline: id });
    if (place === 'executions' && id && this.step() === 'run' && !this.busy())
      this.tour.put({ step: 'watch', execution: id });
  }

  private async replay(): Promise<void> {
    const id = this.tour.progress()?.pipeline;
    if (!id) return this.goBack();
    this.busy.set('Looking for a moment at which it traded…');
    const pipeline = await this.api.pipeline(id);
    const moment = momentOf(await this.rehearse(pipeline));
    this.busy.set('Starting…');
    const { definition } = pipeline;
    const before = (definition.settings['simulation'] ?? {}) as Record<string, unknown>;
    const simulation = { ...before, market: 'synthetic', seed: RULES.seed, ...(moment ?? { speed: 240 }) };
    const settings = { ...definition.settings, trading_mode: 'simulation', simulation };
    const run = await this.api.tryOut(id, { definition: { ...definition, settings } });
    this.tour.put({ step: 'watch', execution: run.id });
    await this.router.navigate(['/executions', run.id]);
  }

  /** A backtest of the fortnight; its trades show at which moments this pipeline trades. It is not kept. */
  private async rehearse(pipeline: Pipeline): Promise<Trade[]> {
    const begun = await this.api.startBacktest({ pipeline_id: pipeline.id, ...RULES, ...FORTNIGHT });
    const test = await this.finished(begun);
    if (!same(test.status, 'completed')) return [];
    const { items } = await this.api.trades({ backtest_id: test.id, limit: 200 });
    const made = test.statistics?.['net_profit'];
    this.context.set(
      ` One trade proves nothing: in the two weeks around it this pipeline closed ${plural(items.length, 'trade')} for ${money(made, true)} in all, on invented prices.`,
    );
    await this.api.removeBacktest(test.id);
    return items;
  }

  private finished(test: Backtest): Promise<Backtest> {
    return new Promise((resolve, reject) => {
      let tries = 0;
      const look = (now: Backtest) => {
        if (!same(now.status, 'pending', 'running') || ++tries > 60) resolve(now);
        else setTimeout(() => void this.api.backtest(test.id).then(look, reject), 500);
      };
      look(test);
    });
  }

  private async look(): Promise<void> {
    const id = this.tour.progress()?.execution;
    if (!id) return;
    try {
      this.run.set(await this.api.execution(id));
    } catch (cause) {
      if (problemOf(cause).status === 404) this.tour.put({ step: 'choose' });
    }
  }
}
