import { Component, computed, inject, signal } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import { Api } from '../../api/api';
import { PipelineSummary } from '../../api/model';
import { Problem } from '../../api/problem';
import { Crumbs } from '../../core/crumbs';
import { onEvents } from '../../core/live';
import { paged } from '../../core/paged';
import { plural } from '../../format/format';
import { ModeBadge, Status } from '../../ui/badges';
import { Icon } from '../../ui/icon';
import { Ago } from '../../ui/numbers';
import { Empty, ProblemNotice, Waiting } from '../../ui/notices';
import { PipelineCommands, canStart, errorsOf } from './commands';
import { TemplateDialog } from './template-dialog';

/** All pipelines: how each stands, what its last run came to, and the buttons that move it. */
@Component({
  selector: 'k-pipelines',
  imports: [Ago, Empty, Icon, ModeBadge, ProblemNotice, RouterLink, Status, Waiting],
  templateUrl: './pipelines.html',
  styles: `
    .search {
      width: 220px;
    }
    td .name {
      display: grid;
      gap: 2px;
    }
    .outcome {
      min-width: 220px;
    }
    .actions {
      display: flex;
      justify-content: flex-end;
      gap: 4px;
    }
    .trouble {
      color: var(--warn);
    }
    .failure td {
      padding-bottom: 12px;
    }
    @media (max-width: 720px) {
      .search {
        width: 100%;
      }
      .outcome {
        min-width: 0;
      }
      .actions {
        justify-content: flex-start;
      }
    }
  `,
})
export class PipelinesPage {
  private readonly api = inject(Api);
  private readonly dialogs = inject(MatDialog);
  private readonly commands = inject(PipelineCommands);
  protected readonly text = signal('');
  protected readonly status = signal('');
  protected readonly list = paged(
    () => ({ q: this.text().trim(), status: this.status() }),
    (query, after) => this.api.pipelines({ ...query, after }),
  );
  /** Why a pipeline could not do what it was told, by its id. */
  protected readonly failed = signal<{ id: string; problem: Problem } | undefined>(undefined);
  protected readonly busy = signal<string | undefined>(undefined);
  protected readonly filtered = computed(() => this.text().trim() !== '' || this.status() !== '');
  protected readonly canStart = canStart;
  protected readonly plural = plural;
  private typing: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    inject(Crumbs).show([{ label: 'Pipelines' }]);
    onEvents(
      (event) => /^(execution|position|trade|notification|error)/.test(event.type),
      () => this.list.reload(),
      1000,
    );
  }

  protected search(text: string): void {
    clearTimeout(this.typing);
    this.typing = setTimeout(() => this.text.set(text), 200);
  }

  protected create(): void {
    this.dialogs.open(TemplateDialog, { width: '560px', maxWidth: '94vw' });
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
}
