import { Component, inject, signal } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { Pipeline } from '../api/model';
import { Problem, problemOf } from '../api/problem';
import { plural } from '../format/format';
import { ProblemNotice } from '../ui/notices';

export interface Publication {
  pipeline: Pipeline;
  /** It is started once it is published. */
  starts: boolean;
  /** What still keeps it from starting. */
  errors: number;
  publish: (note: string) => Promise<void>;
  start: () => Promise<void>;
}

/** Asks for a note, publishes the draft and starts it if that was the wish. */
@Component({
  selector: 'k-publish-dialog',
  imports: [MatDialogModule, ProblemNotice],
  template: `
    <h2 mat-dialog-title>{{ data.starts ? 'Publish your changes and start?' : 'Publish your changes?' }}</h2>
    <form (submit)="$event.preventDefault(); publish()">
      <mat-dialog-content>
        <p>
          The draft becomes revision {{ data.pipeline.revision + 1 }} of {{ data.pipeline.name }}, which runs from now
          on. Revision {{ data.pipeline.revision }} stays in the history.
        </p>
        @if (data.errors) {
          <p class="warn-text">
            {{ plural(data.errors, 'thing keeps', 'things keep') }} it from starting. It can be published all the same.
          </p>
        }
        <label class="field">
          What has changed, for the history
          <input maxlength="200" autocomplete="off" (input)="note.set($any($event.target).value)" />
        </label>
        <k-problem [problem]="problem()" />
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button class="button" type="button" mat-dialog-close>Cancel</button>
        @if (data.starts) {
          <button class="button" type="button" [disabled]="busy()" (click)="startOld()">
            Start revision {{ data.pipeline.revision }} as it is
          </button>
        }
        <button class="button primary" type="submit" [disabled]="busy()">
          {{ data.starts ? 'Publish and start' : 'Publish' }}
        </button>
      </mat-dialog-actions>
    </form>
  `,
})
export class PublishDialog {
  protected readonly data = inject<Publication>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<PublishDialog>>(MatDialogRef);
  protected readonly note = signal('');
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly plural = plural;

  protected async publish(): Promise<void> {
    this.busy.set(true);
    try {
      await this.data.publish(this.note().trim());
      this.dialog.close();
      if (this.data.starts) await this.data.start();
    } catch (cause) {
      this.problem.set(problemOf(cause));
    } finally {
      this.busy.set(false);
    }
  }

  protected startOld(): void {
    this.dialog.close();
    void this.data.start();
  }
}
