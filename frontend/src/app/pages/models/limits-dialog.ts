import { Component, computed, inject, signal } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { Api } from '../../api/api';
import { ModelConnection } from '../../api/models-model';
import { Sending } from '../../forms/sending';
import { ProblemNotice } from '../../ui/notices';

const FIELDS = [
  { key: 'requests_per_minute', label: 'Requests a minute', most: 10_000 },
  { key: 'concurrent', label: 'At once', most: 100 },
] as const;

type Key = (typeof FIELDS)[number]['key'];

/** How often and how much at once a provider is asked, by all runs together. */
@Component({
  selector: 'k-limits-dialog',
  imports: [MatDialogModule, ProblemNotice],
  template: `
    <h2 mat-dialog-title>Limits of {{ connection.name }}</h2>
    <form novalidate (submit)="$event.preventDefault(); ready() && save()">
      <mat-dialog-content>
        <p class="muted">
          They hold for all runs together. Set them to what your account at the provider allows: a question beyond them
          waits for its turn.
        </p>
        @for (field of fields; track field.key) {
          <label class="field">
            {{ field.label }}
            <input
              class="numbers"
              inputmode="numeric"
              autocomplete="off"
              [name]="field.key"
              [value]="typed()[field.key]"
              [attr.aria-invalid]="wrong(field.key) ? 'true' : null"
              (input)="type(field.key, $any($event.target).value)"
            />
            @if (wrong(field.key); as sentence) {
              <span class="wrong">{{ sentence }}</span>
            }
          </label>
        }
        <k-problem [problem]="sending.general()" />
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button class="button" type="button" mat-dialog-close>Cancel</button>
        <button class="button primary" type="submit" [disabled]="!ready()">Save the limits</button>
      </mat-dialog-actions>
    </form>
  `,
})
export class LimitsDialog {
  private readonly api = inject(Api);
  private readonly dialog = inject<MatDialogRef<LimitsDialog, ModelConnection>>(MatDialogRef);
  protected readonly connection = inject<ModelConnection>(MAT_DIALOG_DATA);
  protected readonly fields = FIELDS;
  protected readonly typed = signal<Record<Key, string>>({
    requests_per_minute: String(this.connection.requests_per_minute),
    concurrent: String(this.connection.concurrent),
  });
  protected readonly sending = new Sending(FIELDS.map(({ key }) => key));
  protected readonly ready = computed(() => !this.sending.busy() && FIELDS.every(({ key }) => !this.fault(key)));

  protected wrong(key: Key): string | undefined {
    return this.fault(key) ?? this.sending.wrong(key);
  }

  protected type(key: Key, text: string): void {
    this.sending.forget();
    this.typed.update((typed) => ({ ...typed, [key]: text }));
  }

  protected async save(): Promise<void> {
    const { requests_per_minute, concurrent } = this.typed();
    const limits = { requests_per_minute: Number(requests_per_minute), concurrent: Number(concurrent) };
    const changed = await this.sending.send(() => this.api.changeModelConnection(this.connection.id, limits));
    if (changed) this.dialog.close(changed);
  }

  private fault(key: Key): string | undefined {
    const most = FIELDS.find((field) => field.key === key)?.most ?? 1;
    const text = this.typed()[key].trim();
    const fits = /^\d{1,6}$/.test(text) && Number(text) >= 1 && Number(text) <= most;
    return fits ? undefined : `A whole number from 1 to ${most.toLocaleString('en-US')}.`;
  }
}
