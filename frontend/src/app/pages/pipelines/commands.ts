import { Injectable, inject } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { Router } from '@angular/router';
import { Api } from '../../api/api';
import { PipelineSummary, same } from '../../api/model';
import { Problem, problemOf } from '../../api/problem';
import { plural } from '../../format/format';
import { Confirm } from '../../ui/confirm';
import { Toasts } from '../../ui/toasts';
import { NameDialog } from './name-dialog';

export type Command = 'start' | 'pause' | 'stop' | 'run';

/** What can be done with a pipeline, from the list and from its page. Each answers the problem it met, if any. */
@Injectable({ providedIn: 'root' })
export class PipelineCommands {
  private readonly api = inject(Api);
  private readonly confirm = inject(Confirm);
  private readonly dialogs = inject(MatDialog);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);

  /** A live pipeline asks for the word LIVE and a reason first. */
  async start(pipeline: PipelineSummary): Promise<Problem | undefined> {
    if (same(pipeline.trading_mode, 'live')) return this.startLive(pipeline);
    return this.attempt(async () => {
      await this.api.command(pipeline.id, 'start');
      this.toasts.say(`${pipeline.name} is started.`);
    });
  }

  private async startLive(pipeline: PipelineSummary): Promise<undefined> {
    const done = await this.confirm.ask({
      title: `Start ${pipeline.name} with real money?`,
      text: 'From now on it places real orders at your broker, without asking again unless its settings demand approval. Its stops and targets rest at the broker. You can halt it at any time from the top of every page.',
      action: 'Start live trading',
      dangerous: true,
      type: 'LIVE',
      reasons: ['Tested on paper'],
      act: (reason) => this.api.startLive(pipeline.id, reason),
    });
    if (done) this.toasts.say(`${pipeline.name} is started with real money.`);
  }

  async pause(pipeline: PipelineSummary): Promise<Problem | undefined> {
    return this.attempt(async () => {
      await this.api.command(pipeline.id, 'pause');
      this.toasts.say(`${pipeline.name} is paused: it starts no new run and keeps guarding what is open.`);
    });
  }

  async stop(pipeline: PipelineSummary): Promise<void> {
    const open = pipeline.open_positions;
    const guarded = open ? ` Its ${plural(open, 'open position')} stay open and protected until stop or target.` : '';
    const done = await this.confirm.ask({
      title: `Stop ${pipeline.name}?`,
      text: `It starts no new run until you start it again.${guarded}`,
      action: 'Stop',
      act: () => this.api.command(pipeline.id, 'stop'),
    });
    if (done) this.toasts.say(`${pipeline.name} is stopped.`);
  }

  async run(pipeline: PipelineSummary): Promise<Problem | undefined> {
    if (same(pipeline.trading_mode, 'live') && !(await this.sureOfLiveRun(pipeline))) return undefined;
    return this.attempt(async () => {
      const execution = await this.api.runOnce(pipeline.id);
      await this.router.navigate(['/executions', execution.id]);
    });
  }

  private sureOfLiveRun(pipeline: PipelineSummary): Promise<boolean> {
    return this.confirm.ask({
      title: `Run ${pipeline.name} once with real money?`,
      text: 'If its agents find a trade, it places real orders at your broker.',
      action: 'Run once',
      dangerous: true,
      type: 'LIVE',
      act: () => Promise.resolve(),
    });
  }

  clone(pipeline: PipelineSummary): void {
    this.dialogs.open(NameDialog, {
      width: '420px',
      data: {
        title: `Clone ${pipeline.name}`,
        name: `${pipeline.name} copy`,
        action: 'Clone',
        act: async (name: string) => {
          const copy = await this.api.clone(pipeline.id, name);
          await this.router.navigate(['/pipelines', copy.id]);
        },
      },
    });
  }

  /** True if it is deleted. */
  delete(pipeline: PipelineSummary): Promise<boolean> {
    return this.confirm.ask({
      title: `Delete ${pipeline.name}?`,
      text: 'The pipeline and its revisions are gone for good; its past runs and trades stay. It can only be deleted while nothing is open.',
      action: 'Delete',
      dangerous: true,
      act: () => this.api.remove(pipeline.id),
    });
  }

  private async attempt(act: () => Promise<void>): Promise<Problem | undefined> {
    try {
      await act();
      return undefined;
    } catch (cause) {
      return problemOf(cause);
    }
  }
}

export function canStart(pipeline: PipelineSummary): boolean {
  return !same(pipeline.status, 'active', 'archived');
}

/** Errors keep a pipeline from starting; warnings do not. */
export function errorsOf(pipeline: PipelineSummary): number {
  return pipeline.problems.filter((problem) => same(problem.severity, 'error')).length;
}
