import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Api, RunQuery } from '../../api/api';
import { Crumbs } from '../../core/crumbs';
import { loading } from '../../core/loading';
import { WordsPipe } from '../../format/pipes';
import { Icon } from '../../ui/icon';
import { ExecutionList } from './execution-list';

const STATUSES = [
  'pending',
  'waiting_trigger',
  'running',
  'monitoring',
  'completed',
  'failed',
  'cancelled',
  'needs_attention',
];
const MODES = ['live', 'paper', 'simulation', 'validation'];
/** Typing is searched for when it pauses. */
const PAUSE = 300;

/** All runs, with filters that stand in the address; two that are picked are compared. */
@Component({
  selector: 'k-executions',
  imports: [ExecutionList, Icon, RouterLink, WordsPipe],
  templateUrl: './executions.html',
  styleUrl: './executions.scss',
})
export class ExecutionsPage {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  readonly pipeline = input<string>();
  readonly status = input<string>();
  readonly mode = input<string>();
  readonly kind = input<string>();
  readonly symbol = input<string>();
  readonly from = input<string>();
  readonly to = input<string>();
  readonly q = input<string>();
  /** A run that is to be compared with another. */
  readonly a = input<string>();
  protected readonly statuses = STATUSES;
  protected readonly modes = MODES;
  protected readonly pipelines = loading(
    () => true,
    () => this.api.pipelines({ limit: 200 }),
  );
  protected readonly picked = linkedSignal<string | undefined, string[]>({
    source: this.a,
    computation: (a) => (a ? [a] : []),
  });
  protected readonly query = computed<RunQuery>(
    () => ({
      trading_mode: this.mode(),
      kind: this.kind(),
      symbol: this.symbol()?.trim().toUpperCase(),
      from: day(this.from(), '00:00:00Z'),
      to: day(this.to(), '23:59:59.999Z'),
      q: this.q(),
    }),
    { equal: (a, b) => JSON.stringify(a) === JSON.stringify(b) },
  );
  protected readonly filtering = computed(
    () => !!(this.pipeline() || this.status()) || Object.values(this.query()).some((value) => !!value),
  );
  protected readonly nothing = computed(() =>
    this.filtering()
      ? 'No run matches these filters.'
      : 'Nothing has run yet. Every time a pipeline runs, this is where you see what its agents knew, what they decided and why.',
  );
  /** On a phone the rarer filters are put away. */
  protected readonly open = signal(false);
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    inject(Crumbs).show([{ label: 'Executions' }]);
  }

  protected filter(change: Record<string, string | null>): void {
    clearTimeout(this.timer);
    const queryParams = Object.fromEntries(Object.entries(change).map(([key, value]) => [key, value || null]));
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected typed(change: Record<string, string>): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.filter(change), PAUSE);
  }

  protected clear(): void {
    const names = ['pipeline', 'status', 'mode', 'kind', 'symbol', 'from', 'to', 'q'];
    this.filter(Object.fromEntries(names.map((name) => [name, null])));
  }

  protected compare(): void {
    const [a, b] = this.picked();
    void this.router.navigate(['/executions/compare'], { queryParams: { a, b } });
  }
}

function day(date: string | undefined, time: string): string | undefined {
  return date && /^\d{4}-\d\d-\d\d$/.test(date) ? `${date}T${time}` : undefined;
}
