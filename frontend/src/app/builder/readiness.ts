import { DestroyRef, Injectable, computed, effect, inject, signal, untracked } from '@angular/core';
import { Api } from '../api/api';
import { CostEstimate } from '../api/builder-model';
import { Definition, Finding, same } from '../api/model';
import { problemOf } from '../api/problem';
import { Workbench } from './workbench';

const ASK_AFTER = 300;

/** What keeps the pipeline from starting and what it will cost, asked while one edits; the latest answer counts. */
@Injectable()
export class Readiness {
  private readonly api = inject(Api);
  private readonly bench = inject(Workbench);
  private readonly asking = signal(false);
  private readonly unreachable = signal<string | undefined>(undefined);
  private readonly answered = signal(false);
  private readonly cost = signal<CostEstimate | undefined>(undefined);
  /** Ends what was asked about an older definition. */
  private latest = new AbortController();
  private timer: ReturnType<typeof setTimeout> | undefined;
  readonly checking = this.asking.asReadonly();
  /** Whether it has been checked at all. */
  readonly known = this.answered.asReadonly();
  /** Why it could not be checked. */
  readonly problem = this.unreachable.asReadonly();
  readonly estimate = this.cost.asReadonly();
  readonly errors = computed(() => this.bench.findings().filter((finding) => same(finding.severity, 'error')));
  readonly warnings = computed(() => this.bench.findings().filter((finding) => !same(finding.severity, 'error')));

  constructor() {
    effect(() => {
      const definition = this.bench.definition();
      if (!this.bench.pipeline()) return;
      untracked(() => {
        clearTimeout(this.timer);
        this.asking.set(true);
        this.timer = setTimeout(() => void this.ask(definition), ASK_AFTER);
      });
    });
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(this.timer);
      this.latest.abort();
    });
  }

  /** Checks what is on the canvas now. */
  async check(): Promise<void> {
    clearTimeout(this.timer);
    await this.ask(this.bench.definition());
  }

  private async ask(definition: Definition): Promise<void> {
    const pipeline = this.bench.pipeline();
    if (!pipeline) return;
    this.latest.abort();
    const { signal } = (this.latest = new AbortController());
    this.asking.set(true);
    const estimate = this.api.estimateCost(definition, pipeline.id, signal).catch(() => undefined);
    try {
      const { problems } = await this.api.validate(definition, signal);
      if (signal.aborted) return;
      this.bench.findings.set(problems);
      this.unreachable.set(undefined);
    } catch (cause) {
      if (signal.aborted) return;
      const { status, sentence, items } = problemOf(cause);
      const readable = status === 400 || status === 422;
      if (readable) this.bench.findings.set(findings(items.length ? items : [{ message: sentence }]));
      this.unreachable.set(readable ? undefined : sentence);
    }
    this.answered.set(true);
    // What it was expected to cost stands there until there is something newer.
    const cost = await estimate;
    if (signal.aborted) return;
    this.cost.set(cost);
    this.asking.set(false);
  }
}

function findings(items: readonly { node?: string | null; field?: string | null; message: string }[]): Finding[] {
  return items.map(({ node = null, field = null, message }) => ({ severity: 'error', node, field, message }));
}
