import { Component, EnvironmentInjector, computed, inject, signal } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialog, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { Api } from '../../api/api';
import { same } from '../../api/model';
import { Problem, problemOf } from '../../api/problem';
import { Halts } from '../../core/desk';
import { loading } from '../../core/loading';
import { ProblemNotice } from '../../ui/notices';
import { ReasonField } from '../../ui/reason';
import { Toasts } from '../../ui/toasts';
import { consequences } from './consequences';

const REASONS = ['Something is wrong', 'News', 'Losses today', 'I am away'];

/** The kill switch: of one pipeline or of the whole account, saying exactly what it will do. */
@Component({
  selector: 'k-halt-dialog',
  imports: [MatDialogModule, ProblemNotice, ReasonField],
  template: `
    <h2 mat-dialog-title>Halt trading</h2>
    <form (submit)="$event.preventDefault(); ready() && halt()">
      <mat-dialog-content>
        <label class="field">
          What to halt
          <select name="scope" (change)="chosen.set($any($event.target).value)">
            <option value="" [selected]="!chosen()">
              The whole account{{ halts.account() ? ' (halted already)' : '' }}
            </option>
            @for (one of pipelines(); track one.id) {
              <option [value]="one.id" [selected]="one.id === chosen()">
                {{ one.name }}{{ one.halted ? ' (halted already)' : '' }}
              </option>
            }
          </select>
        </label>
        <k-reason [suggestions]="reasons" [(reason)]="reason" />
        <label class="check">
          <input type="checkbox" name="flatten" [checked]="flatten()" (change)="flatten.set(!flatten())" />
          <span>Close open positions at market, too</span>
        </label>
        <div class="what" aria-live="polite">
          <b>What happens</b>
          <ul>
            @for (sentence of what().sentences; track $index) {
              <li>{{ sentence }}</li>
            }
            <li>It stays so until you resume.</li>
          </ul>
        </div>
        <k-problem [problem]="problem()" />
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button class="button" type="button" mat-dialog-close>Keep trading</button>
        <button class="button danger" type="submit" [disabled]="!ready()">{{ what().action }}</button>
      </mat-dialog-actions>
    </form>
  `,
  styles: `
    .check {
      display: flex;
      align-items: center;
      gap: 8px;
      min-height: 32px;
      cursor: pointer;
    }
    .check input {
      width: 16px;
      height: 16px;
      accent-color: var(--accent);
    }
    .what {
      padding: 10px 14px;
      border: 1px solid color-mix(in srgb, var(--warn) 50%, var(--line));
      border-radius: var(--radius-control);
      background: color-mix(in srgb, var(--warn) 8%, var(--surface-1));
    }
    ul {
      margin: 4px 0 0;
      padding-left: 18px;
    }
  `,
})
export class HaltDialog {
  private readonly api = inject(Api);
  protected readonly halts = inject(Halts);
  private readonly toasts = inject(Toasts);
  private readonly dialog = inject<MatDialogRef<HaltDialog, boolean>>(MatDialogRef);
  private readonly asked = inject<{ pipeline: string | undefined }>(MAT_DIALOG_DATA);
  protected readonly reasons = REASONS;
  protected readonly reason = signal('');
  protected readonly flatten = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | undefined>(undefined);
  private readonly all = loading(
    () => true,
    () => this.api.pipelines({ limit: 200 }),
  );
  private readonly positions = loading(
    () => true,
    () => this.api.positions(),
  );
  private readonly orders = loading(
    () => true,
    () => this.api.orders({ status: 'open', limit: 200 }),
  );
  protected readonly pipelines = computed(() => {
    const halted = new Set(this.halts.inForce().map((halt) => halt.pipeline_id));
    return (this.all.value()?.items ?? []).map(({ id, name }) => ({ id, name, halted: halted.has(id) }));
  });
  protected readonly chosen = signal(this.asked.pipeline ?? '');
  private readonly scope = computed(() => {
    const pipeline_id = this.chosen() || null;
    const pipeline_name = this.pipelines().find((one) => one.id === pipeline_id)?.name ?? null;
    return { pipeline_id, pipeline_name };
  });
  private readonly already = computed(() =>
    this.halts.inForce().find((halt) => halt.pipeline_id === this.scope().pipeline_id),
  );
  protected readonly what = computed(() => {
    const page = this.orders.value();
    const entries = page && {
      items: page.items.filter((order) => same(order.intent, 'open')),
      more: page.next !== null,
    };
    return consequences(this.scope(), this.flatten(), this.positions.value(), entries, this.already() !== undefined);
  });
  /** A halt that is in force can still be made to close what is open. */
  protected readonly ready = computed(() => {
    const already = this.already();
    const useful = !already || (this.flatten() && !already.flatten);
    return !this.busy() && useful && this.reason().trim() !== '';
  });

  protected async halt(): Promise<void> {
    this.busy.set(true);
    this.problem.set(undefined);
    try {
      const { pipeline_id } = this.scope();
      await this.api.halt({ pipeline_id, reason: this.reason().trim(), flatten: this.flatten() });
      await this.halts.reload();
      this.toasts.say(`${this.scope().pipeline_name ?? 'The whole account'} is halted.`);
      this.dialog.close(true);
    } catch (cause) {
      this.problem.set(problemOf(cause));
    } finally {
      this.busy.set(false);
    }
  }
}

/** Opens the kill switch from anywhere. */
export function openHalt(injector: EnvironmentInjector, pipeline?: string): void {
  const dialogs = injector.get(MatDialog);
  if (dialogs.openDialogs.length) return;
  dialogs.open(HaltDialog, { data: { pipeline }, width: '480px', maxWidth: '94vw', autoFocus: 'input[name=reason]' });
}
