import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Api } from '../../api/api';
import { Crumbs } from '../../core/crumbs';
import { loading } from '../../core/loading';
import { WordsPipe } from '../../format/pipes';
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

/** All runs, with filters that stand in the address. */
@Component({
  selector: 'k-executions',
  imports: [ExecutionList, RouterLink, WordsPipe],
  template: `
    <div class="page">
      <div class="page-head">
        <h1>Executions</h1>
        <div class="row">
          <label class="field">
            <span class="unseen">Pipeline</span>
            <select [value]="pipeline() ?? ''" (change)="filter({ pipeline: $any($event.target).value })">
              <option value="">All pipelines</option>
              @for (one of pipelines.value()?.items; track one.id) {
                <option [value]="one.id" [selected]="one.id === pipeline()">{{ one.name }}</option>
              }
            </select>
          </label>
          <label class="field">
            <span class="unseen">Status</span>
            <select [value]="status() ?? ''" (change)="filter({ status: $any($event.target).value })">
              <option value="">Any status</option>
              @for (one of statuses; track one) {
                <option [value]="one" [selected]="one === status()">{{ one | words }}</option>
              }
            </select>
          </label>
        </div>
      </div>
      <section class="card" aria-label="Executions">
        <k-execution-list [pipeline]="pipeline()" [status]="status() ?? ''" [nothing]="nothing()">
          <a class="button primary" routerLink="/pipelines">Go to the pipelines</a>
        </k-execution-list>
      </section>
    </div>
  `,
})
export class ExecutionsPage {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  readonly pipeline = input<string>();
  readonly status = input<string>();
  protected readonly statuses = STATUSES;
  protected readonly pipelines = loading(
    () => true,
    () => this.api.pipelines({ limit: 200 }),
  );
  protected readonly nothing = computed(() =>
    this.pipeline() || this.status()
      ? 'No run matches these filters. Choose others to see more.'
      : 'Nothing has run yet. Start a pipeline, or run one once, to see it here.',
  );

  constructor() {
    inject(Crumbs).show([{ label: 'Executions' }]);
  }

  protected filter(change: Record<string, string>): void {
    const queryParams = Object.fromEntries(Object.entries(change).map(([key, value]) => [key, value || null]));
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }
}
