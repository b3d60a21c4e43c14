import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Api } from '../../api/api';
import { onEvents } from '../../core/live';
import { paged } from '../../core/paged';
import { duration, millisOf } from '../../format/format';
import { ExecutionSummary } from '../../api/model';
import { ModeBadge, Status } from '../../ui/badges';
import { Ago } from '../../ui/numbers';
import { Empty, ProblemNotice, Waiting } from '../../ui/notices';

/** Runs, newest first, of everything or of one pipeline or backtest. */
@Component({
  selector: 'k-execution-list',
  imports: [Ago, Empty, ModeBadge, ProblemNotice, RouterLink, Status, Waiting],
  template: `
    <k-problem [problem]="runs.problem()" />
    @if (runs.items(); as items) {
      @if (items.length) {
        <div class="table-wrap">
          <table class="table stacked">
            <thead>
              <tr>
                <th>Started</th>
                @if (!pipeline()) {
                  <th>Pipeline</th>
                }
                <th>Symbols</th>
                <th>Status</th>
                <th>Outcome</th>
                @if (!brief()) {
                  <th class="number">Took</th>
                  <th>Mode</th>
                }
              </tr>
            </thead>
            <tbody>
              @for (run of items; track run.id) {
                <tr>
                  <td class="tight" data-label="Started">
                    <a [routerLink]="['/executions', run.id]"><k-ago [at]="run.started_at ?? run.fired_at" /></a>
                  </td>
                  @if (!pipeline()) {
                    <td data-label="Pipeline">
                      @if (run.pipeline_id) {
                        <a [routerLink]="['/pipelines', run.pipeline_id]">{{ run.pipeline_name }}</a>
                      } @else {
                        {{ run.pipeline_name }}
                      }
                    </td>
                  }
                  <td class="strong" data-label="Symbols">{{ run.symbols.join(', ') }}</td>
                  <td class="tight" data-label="Status"><k-status [of]="run.status" /></td>
                  <td class="outcome" data-label="Outcome">{{ run.reason ?? '–' }}</td>
                  @if (!brief()) {
                    <td class="number" data-label="Took">{{ took(run) }}</td>
                    <td class="tight" data-label="Mode"><k-mode [mode]="run.trading_mode" /></td>
                  }
                </tr>
              }
            </tbody>
          </table>
        </div>
        @if (runs.hasMore() && !brief()) {
          <p class="more"><button class="button small" type="button" (click)="runs.more()">Show more</button></p>
        }
      } @else {
        <k-empty icon="executions" [sentence]="nothing()"><ng-content /></k-empty>
      }
    } @else if (!runs.problem()) {
      <k-waiting />
    }
  `,
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
    @media (max-width: 720px) {
      .outcome {
        min-width: 0;
      }
    }
  `,
})
export class ExecutionList {
  private readonly api = inject(Api);
  readonly pipeline = input<string>();
  readonly backtest = input<string>();
  readonly status = input<string>('');
  readonly limit = input(50);
  /** Fewer columns, and no more than the first page. */
  readonly brief = input(false);
  readonly nothing = input('Nothing has run yet. Start a pipeline, or run one once, to see it here.');
  protected readonly runs = paged(
    () => ({
      pipeline_id: this.pipeline(),
      backtest_id: this.backtest(),
      status: this.status(),
      limit: this.limit(),
    }),
    (query, after) => this.api.executions({ ...query, after }),
  );

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
}
