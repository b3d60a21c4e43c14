import { Component, Injectable, computed, inject, signal } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialog, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { Problem, problemOf } from '../api/problem';
import { onceKey } from '../core/once';
import { ProblemNotice } from './notices';
import { ReasonField } from './reason';

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
  /** Asks why; these are reasons to choose from, others can be typed. */
  reasons?: string[];
  /** The key is the same however often it is tried. */
  act: (reason: string, key: string) => Promise<unknown>;
}

@Component({
  selector: 'k-confirm',
  imports: [MatDialogModule, ProblemNotice, ReasonField],
  template: `
    <h2 mat-dialog-title>{{ question.title }}</h2>
    <form (submit)="$event.preventDefault(); ready() && act()">
      <mat-dialog-content>
        <p>{{ question.text }}</p>
        @if (question.reasons; as reasons) {
          <k-reason [suggestions]="reasons" [(reason)]="reason" />
        }
        @if (question.type; as word) {
          <label class="field">
            <span
              >Type <b>{{ word }}</b> to go on</span
            >
            <input
              name="confirmation"
              autocomplete="off"
              spellcheck="false"
              (input)="typed.set($any($event.target).value)"
            />
          </label>
        }
        <k-problem [problem]="problem()" />
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button class="button" type="button" mat-dialog-close>Keep as it is</button>
        <button
          class="button"
          type="submit"
          [class.danger]="question.dangerous"
          [class.primary]="!question.dangerous"
          [disabled]="!ready()"
        >
          {{ question.action }}
        </button>
      </mat-dialog-actions>
    </form>
  `,
})
export class ConfirmDialog {
  protected readonly question = inject<Question>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<ConfirmDialog, boolean>>(MatDialogRef);
  private readonly key = onceKey();
  protected readonly typed = signal('');
  protected readonly reason = signal('');
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly ready = computed(() => {
    const { type, reasons } = this.question;
    const confirmed = type === undefined || this.typed().trim() === type;
    return !this.busy() && confirmed && (reasons === undefined || this.reason().trim() !== '');
  });

  protected async act(): Promise<void> {
    this.busy.set(true);
    this.problem.set(undefined);
    try {
      await this.question.act(this.reason().trim(), this.key);
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
      autoFocus: question.type || question.reasons ? 'input' : 'dialog',
    });
    return (await firstValueFrom(dialog.afterClosed())) === true;
  }
}
