import { Component, computed, inject, signal } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { Definition } from '../api/model';
import { parse } from '../pages/pipelines/parse';

interface Data {
  definition: Definition;
  take: (definition: Definition) => void;
}

/** The whole definition as JSON, for those who would rather type. */
@Component({
  selector: 'k-json-dialog',
  imports: [MatDialogModule],
  template: `
    <h2 mat-dialog-title>The whole definition</h2>
    <form (submit)="$event.preventDefault(); take()">
      <mat-dialog-content>
        <label class="field">
          Definition as JSON
          <textarea
            class="mono"
            rows="24"
            spellcheck="false"
            wrap="off"
            [value]="text()"
            (input)="text.set($any($event.target).value)"
          ></textarea>
        </label>
        @if (wrong(); as it) {
          <p class="danger-text" role="alert">
            @if (it.line) {
              Line {{ it.line }}:
            }
            {{ it.problem }}
          </p>
        }
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button class="button" type="button" mat-dialog-close>Cancel</button>
        <button class="button primary" type="submit" [disabled]="wrong() !== undefined">Put it on the canvas</button>
      </mat-dialog-actions>
    </form>
  `,
})
export class JsonDialog {
  private readonly data = inject<Data>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<JsonDialog>>(MatDialogRef);
  protected readonly text = signal(JSON.stringify(this.data.definition, null, 2));
  private readonly parsed = computed(() => parse(this.text()));
  protected readonly wrong = computed(() => {
    const parsed = this.parsed();
    return 'problem' in parsed ? parsed : undefined;
  });

  protected take(): void {
    const parsed = this.parsed();
    if (!('definition' in parsed)) return;
    this.data.take(parsed.definition);
    this.dialog.close();
  }
}
