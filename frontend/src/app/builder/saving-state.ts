import { Component, computed, inject } from '@angular/core';
import { Api } from '../api/api';
import { problemOf } from '../api/problem';
import { Confirm } from '../ui/confirm';
import { Icon } from '../ui/icon';
import { Toasts } from '../ui/toasts';
import { Drafts } from './drafts';
import { Workbench } from './workbench';

/** Whether the draft is safe, and where. */
@Component({
  selector: 'k-saving-state',
  imports: [Icon],
  template: `
    <span class="muted" role="status" [class.warn-text]="bad()"
      ><k-icon [name]="bad() ? 'alert' : 'check'" />{{ says() }}</span
    >
    @if (drafts.saving().state === 'conflict') {
      <button class="button small" type="button" (click)="takeTheirs()">Take theirs</button>
      <button class="button small" type="button" (click)="keepMine()">Keep mine</button>
    }
  `,
  styles: `
    :host {
      display: flex;
      align-items: center;
      gap: 8px;
    }
    span {
      display: inline-flex;
      align-items: center;
      gap: 5px;
      font-size: 12px;
    }
  `,
})
export class SavingState {
  private readonly api = inject(Api);
  private readonly bench = inject(Workbench);
  private readonly confirm = inject(Confirm);
  private readonly toasts = inject(Toasts);
  protected readonly drafts = inject(Drafts);
  protected readonly bad = computed(() => ['offline', 'conflict', 'refused'].includes(this.drafts.saving().state));
  protected readonly says = computed(() => {
    const saving = this.drafts.saving();
    switch (saving.state) {
      case 'saved':
        return this.bench.changed() ? 'Draft saved' : 'Saved';
      case 'saving':
        return 'Saving';
      case 'offline':
        return saving.kept
          ? 'Not saved: no connection, kept in this browser'
          : 'Not saved: no connection, and this browser has no room to keep it. Leave this page open.';
      case 'conflict':
        return 'Not saved: changed elsewhere meanwhile';
      case 'refused':
        return `Not saved: ${saving.problem.sentence}`;
    }
  });

  /** Mine go where undo finds them. */
  protected async takeTheirs(): Promise<void> {
    const pipeline = this.bench.pipeline();
    if (!pipeline) return;
    try {
      const newest = await this.api.pipeline(pipeline.id);
      this.bench.takeTheirs(newest);
      this.toasts.say('You see what was saved elsewhere. Ctrl+Z brings yours back.');
    } catch (cause) {
      this.toasts.say(problemOf(cause).sentence, true);
    }
  }

  protected async keepMine(): Promise<void> {
    const pipeline = this.bench.pipeline();
    if (!pipeline) return;
    await this.confirm.ask({
      title: 'Keep your version?',
      text: 'The draft that was saved elsewhere is replaced by what you see here.',
      action: 'Keep mine',
      act: async () => {
        const newest = await this.api.pipeline(pipeline.id);
        this.bench.refreshed(newest);
        await this.drafts.keepMine(newest.draft?.version ?? 0, newest.revision);
      },
    });
  }
}
