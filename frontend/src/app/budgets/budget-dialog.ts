import { Component, inject } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialog, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { BudgetCard } from './budget-card';

export interface BudgetOf {
  /** Without one it is the user's own. */
  pipeline: string | undefined;
  title: string;
}

/** The limits of a pipeline or of its user, changed where they are looked at together. */
@Component({
  selector: 'k-budget-dialog',
  imports: [BudgetCard, MatDialogModule],
  template: `
    <h2 mat-dialog-title>{{ of.title }}</h2>
    <mat-dialog-content>
      <k-budget-card [pipeline]="of.pipeline" [bare]="true" (saved)="dialog.close()" />
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button class="button" type="button" mat-dialog-close>Cancel</button>
    </mat-dialog-actions>
  `,
})
export class BudgetDialog {
  protected readonly dialog = inject<MatDialogRef<BudgetDialog>>(MatDialogRef);
  protected readonly of = inject<BudgetOf>(MAT_DIALOG_DATA);
}

/** Resolves when it is closed. */
export async function openBudget(dialogs: MatDialog, of: BudgetOf): Promise<void> {
  const dialog = dialogs.open<BudgetDialog, BudgetOf>(BudgetDialog, {
    data: of,
    width: '480px',
    maxWidth: '94vw',
    autoFocus: 'dialog',
  });
  await firstValueFrom(dialog.afterClosed());
}
