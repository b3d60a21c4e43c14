import { Component, inject, signal } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { Problem, problemOf } from '../../api/problem';
import { ProblemNotice } from '../../ui/notices';

interface Naming {
  title: string;
  name: string;
  action: string;
  act: (name: string) => Promise<unknown>;
}

/** Asks for a name and does something with it. */
@Component({
  selector: 'k-name-dialog',
  imports: [MatDialogModule, ProblemNotice],
  template: `
    <h2 mat-dialog-title>{{ data.title }}</h2>
    <form (submit)="$event.preventDefault(); act()">
      <mat-dialog-content>
        <label class="field">
          Name
          <input
            required
            maxlength="120"
            autocomplete="off"
            [value]="name()"
            (input)="name.set($any($event.target).value)"
          />
        </label>
        <k-problem [problem]="problem()" />
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button class="button" type="button" mat-dialog-close>Cancel</button>
        <button class="button primary" type="submit" [disabled]="busy() || !name().trim()">{{ data.action }}</button>
      </mat-dialog-actions>
    </form>
  `,
})
export class NameDialog {
  protected readonly data = inject<Naming>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<NameDialog>>(MatDialogRef);
  protected readonly name = signal(this.data.name);
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | undefined>(undefined);

  protected async act(): Promise<void> {
    this.busy.set(true);
    try {
      await this.data.act(this.name().trim());
      this.dialog.close();
    } catch (cause) {
      this.problem.set(problemOf(cause));
    } finally {
      this.busy.set(false);
    }
  }
}
