import { Component, EnvironmentInjector, Injectable, inject, signal } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialog, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { Fact } from '../api/model';
import { nameOf } from './connections';
import { factsFrom } from './facts';
import { factsOf } from './trials';
import { Workbench } from './workbench';

interface Pinning {
  name: string;
  text: string;
  pinned: boolean;
  pin: (facts: Fact[]) => void;
  unpin: () => void;
}

/** What an agent is to give in trials instead of running: its facts as JSON. */
@Component({
  selector: 'k-pin-dialog',
  imports: [MatDialogModule],
  template: `
    <h2 mat-dialog-title>What {{ data.name }} gives in trials</h2>
    <form (submit)="$event.preventDefault(); pin()">
      <mat-dialog-content>
        <p class="muted">In a trial this agent does not run; those after it find these facts. Real runs ignore pins.</p>
        <label class="field">
          Facts as JSON
          <textarea
            rows="16"
            class="mono"
            spellcheck="false"
            [value]="text()"
            [attr.aria-invalid]="wrong() !== undefined"
            (input)="text.set($any($event.target).value); wrong.set(undefined)"
          ></textarea>
        </label>
        @if (wrong(); as sentence) {
          <p class="danger-text" role="alert">{{ sentence }}</p>
        }
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        @if (data.pinned) {
          <button class="button" type="button" mat-dialog-close (click)="data.unpin()">Unpin</button>
        }
        <button class="button" type="button" mat-dialog-close>Cancel</button>
        <button class="button primary" type="submit">Pin these facts</button>
      </mat-dialog-actions>
    </form>
  `,
})
export class PinDialog {
  protected readonly data = inject<Pinning>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<PinDialog>>(MatDialogRef);
  protected readonly text = signal(this.data.text);
  protected readonly wrong = signal<string | undefined>(undefined);

  protected pin(): void {
    const read = factsFrom(this.text());
    if ('problem' in read) {
      this.wrong.set(read.problem);
      return;
    }
    this.data.pin(read.facts);
    this.dialog.close();
  }
}

@Injectable()
export class PinDialogs {
  private readonly bench = inject(Workbench);
  private readonly injector = inject(EnvironmentInjector);

  edit(node: string): void {
    const now = this.bench.pins().get(node);
    const facts = now ?? factsOf(this.bench.run(), node);
    const data: Pinning = {
      name: nameOf(this.bench.definition(), node, this.bench.agentOf),
      text: JSON.stringify(facts, null, 2),
      pinned: now !== undefined,
      pin: (changed) => this.bench.pin(new Map([[node, changed]])),
      unpin: () => this.bench.unpin(node),
    };
    this.injector.get(MatDialog).open(PinDialog, { width: '640px', maxWidth: '94vw', data });
  }
}
