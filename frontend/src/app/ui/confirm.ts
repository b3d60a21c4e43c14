import { Component, Injectable, inject, signal } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialog, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { Problem, problemOf } from '../api/problem';
import { ProblemNotice } from './notices';

export interface Question {
  /** Names the thing: `Close 50 AAPL at market?` */
  title: string;
  /** Names the consequence. */
  text: string;
  /** The button, a verb first. */
  action: string;
  dangerous?: boolean;
  /** A text to type before the button can be pressed. */
  type?: string;
  act: () => Promise<unknown>;
}

@Component({
  selector: 'k-confirm',
  imports: [MatDialogModule, ProblemNotice],
  template: `
    <h2 mat-dialog-title>{{ question.title }}</h2>
    <mat-dialog-content>
      <p>{{ question.text }}</p>
      @if (question.type; as word) {
        <label class="field">
          <span
            >Type <b>{{ word }}</b> to go on</span
          >
          <input autocomplete="off" spellcheck="false" (input)="typed.set($any($event.target).value)" />
        </label>
      }
      <k-problem [problem]="problem()" />
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button class="button" type="button" mat-dialog-close>Keep as it is</button>
      <button
        class="button"
        type="button"
        [class.danger]="question.dangerous"
        [class.primary]="!question.dangerous"
        [disabled]="busy() || (question.type !== undefined && typed().trim() !== question.type)"
        (click)="act()"
      >
        {{ question.action }}
      </button>
    </mat-dialog-actions>
  `,
})
export class ConfirmDialog {
  protected readonly question = inject<Question>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<ConfirmDialog, boolean>>(MatDialogRef);
  protected readonly typed = signal('');
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | undefined>(undefined);

  protected async act(): Promise<void> {
    this.busy.set(true);
    this.problem.set(undefined);
    try {
      await this.question.act();
      this.dialog.close(true);
    } catch (cause) {
      this.problem.set(problemOf(cause));
    } finally {
      this.busy.set(false);
    }
  }
}

/** Asks before something that cannot be undone, does it, and shows why it could not be done. */
@Injectable({ providedIn: 'root' })
export class Confirm {
  private readonly dialogs = inject(MatDialog);

  /** True if it was done. */
  async ask(question: Question): Promise<boolean> {
    const dialog = this.dialogs.open<ConfirmDialog, Question, boolean>(ConfirmDialog, {
      data: question,
      width: '440px',
      maxWidth: '94vw',
      autoFocus: question.type ? 'input' : 'dialog',
    });
    return (await firstValueFrom(dialog.afterClosed())) === true;
  }
}
