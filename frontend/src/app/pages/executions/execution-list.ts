import { Component, computed, inject, input, model } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Api, RunQuery } from '../../api/api';
import { onEvents } from '../../core/live';
import { paged } from '../../core/paged';
import { duration, millisOf } from '../../format/format';
import { ExecutionSummary, same } from '../../api/model';
import { ModeBadge, Status } from '../../ui/badges';
import { Ago, Gain } from '../../ui/numbers';
import { Empty, ProblemNotice, Waiting } from '../../ui/notices';

/** Runs, newest first, of everything or of one pipeline or backtest, as far as they match a query. */
@Component({
  selector: 'k-execution-list',
  imports: [Ago, Empty, Gain, ModeBadge, ProblemNotice, RouterLink, Status, Waiting],
  templateUrl: './execution-list.html',
  styles: `
    .outcome {
      min-width: 220px;
    }
    .more {
      padding: 8px;
      text-align: center;
    }
    k-problem {
      display: block;
    }
    .tag {
      margin-left: 8px;
      padding: 0 6px;
      border: 1px solid var(--line);
      border-radius: 4px;
      color: var(--muted);
      font-size: 11px;
    }
    .pick {
      display: inline-flex;
      align-items: center;
      gap: 8px;
      min-height: 24px;
    }
    .pick span {
      display: none;
    }
    @media (max-width: 720px) {
      .outcome {
        min-width: 0;
      }
      .pick {
        min-height: 32px;
      }
      .pick span {
        display: inline;
      }
    }
  `,
})
export class ExecutionList {
  private readonly api = inject(Api);
  readonly pipeline = input<string>();
  readonly backtest = input<string>();
  readonly status = input<string>('');
  /** What else they must match. */
  readonly query = input<RunQuery>({});
  readonly limit = input(50);
  /** Fewer columns, and no more than the first page. */
  readonly brief = input(false);
  readonly nothing = input('Nothing has run yet. Start a pipeline, or run one once, to see it here.');
  /** Whether runs can be picked, two at most. */
  readonly pickable = input(false);
  readonly picked = model<string[]>([]);
  protected readonly runs = paged(
    () => ({
      ...this.query(),
      pipeline_id: this.pipeline(),
      backtest_id: this.backtest(),
      status: this.status(),
      limit: this.limit(),
    }),
    (query, after) => this.api.executions({ ...query, after }),
  );
  protected readonly full = computed(() => this.picked().length >= 2);
  protected readonly same = same;

  constructor() {
    const concerns = (id: string | null) => this.pipeline() === undefined || id === this.pipeline();
    onEvents(
      (event) => /^(execution|agent_waiting|position|trade|error)/.test(event.type) && concerns(event.pipeline_id),
      () => this.runs.reload(),
      1000,
    );
  }

  protected took(run: ExecutionSummary): string {
    const from = millisOf(run.started_at);
    const to = millisOf(run.finished_at);
    return from === undefined || to === undefined ? '–' : duration(to - from);
  }

  protected pick(id: string): void {
    this.picked.update((ids) => (ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id].slice(-2)));
  }
}
