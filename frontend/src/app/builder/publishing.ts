import { Injectable, inject, signal } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { Api } from '../api/api';
import { Pipeline, same } from '../api/model';
import { Problem, problemOf } from '../api/problem';
import { PipelineCommands } from '../pages/pipelines/commands';
import { Toasts } from '../ui/toasts';
import { Drafts } from './drafts';
import { PublishDialog, Publication } from './publish-dialog';
import { Workbench } from './workbench';

/** Makes the draft the revision that runs, and starts, pauses and stops it. */
@Injectable()
export class Publishing {
  private readonly api = inject(Api);
  private readonly bench = inject(Workbench);
  private readonly drafts = inject(Drafts);
  private readonly commands = inject(PipelineCommands);
  private readonly dialogs = inject(MatDialog);
  private readonly toasts = inject(Toasts);
  readonly busy = signal(false);
  readonly problem = signal<Problem | undefined>(undefined);

  publish(): void {
    this.ask({ starts: false });
  }

  /** What runs is what was published: a changed draft is published first, or left aside. */
  async start(): Promise<void> {
    const pipeline = this.bench.pipeline();
    if (!pipeline) return;
    if (this.bench.changed()) this.ask({ starts: true });
    else await this.act(() => this.commands.start(pipeline));
  }

  pause(): Promise<void> {
    return this.act((pipeline) => this.commands.pause(pipeline));
  }

  stop(): Promise<void> {
    return this.act(async (pipeline) => {
      await this.commands.stop(pipeline);
      return undefined;
    });
  }

  async refresh(): Promise<void> {
    const id = this.bench.pipeline()?.id;
    if (id === undefined) return;
    try {
      this.bench.refreshed(await this.api.pipeline(id));
    } catch (cause) {
      this.problem.set(problemOf(cause));
    }
  }

  private ask({ starts }: { starts: boolean }): void {
    const pipeline = this.bench.pipeline();
    if (!pipeline) return;
    const data: Publication = {
      pipeline,
      starts,
      errors: this.bench.findings().filter((finding) => same(finding.severity, 'error')).length,
      publish: (note) => this.save(pipeline, note),
      start: () => this.act((now) => this.commands.start(now)),
    };
    this.dialogs.open(PublishDialog, { width: '480px', maxWidth: '94vw', data });
  }

  private async save(pipeline: Pipeline, note: string): Promise<void> {
    this.bench.adopt();
    await this.drafts.flush();
    const version = this.drafts.seen();
    const published = await this.api.save(pipeline.id, {
      name: pipeline.name,
      description: pipeline.description ?? '',
      definition: this.bench.definition(),
      revision: pipeline.revision,
      ...(note ? { note } : {}),
      ...(version && this.drafts.settled() ? { draft_version: version } : {}),
    });
    this.bench.published(published);
    this.toasts.say(`Published as revision ${published.revision}.`);
  }

  private async act(command: (pipeline: Pipeline) => Promise<Problem | undefined>): Promise<void> {
    const pipeline = this.bench.pipeline();
    if (!pipeline) return;
    this.busy.set(true);
    this.problem.set(await command(pipeline));
    this.busy.set(false);
    await this.refresh();
  }
}
