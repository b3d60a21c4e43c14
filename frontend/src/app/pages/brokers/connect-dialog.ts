import { Component, computed, inject, signal } from '@angular/core';
import { MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { Api } from '../../api/api';
import { BrokerConnection } from '../../api/trading-model';
import { Sending } from '../../forms/sending';
import { ChoiceCards } from '../../ui/choice-cards';
import { ProblemNotice } from '../../ui/notices';

type Environment = 'paper' | 'live';

const ENVIRONMENTS: { id: Environment; name: string; help: string }[] = [
  { id: 'paper', name: 'Paper', help: "The broker's play money" },
  { id: 'live', name: 'Live', help: 'Real money' },
];

const FIELDS = ['broker', 'environment', 'name', 'key_id', 'secret'];

/** Keys of a broker's account, written and never shown again. */
@Component({
  selector: 'k-connect-dialog',
  imports: [ChoiceCards, MatDialogModule, ProblemNotice],
  template: `
    <h2 mat-dialog-title>Add a broker connection</h2>
    <form (submit)="$event.preventDefault(); ready() && connect()">
      <mat-dialog-content>
        <label class="field">
          Broker
          <select name="broker">
            <option value="alpaca" selected>Alpaca</option>
          </select>
        </label>
        <k-choice-cards label="Environment" name="environment" [choices]="environments" [(chosen)]="environment" />
        <label class="field">
          Name
          <input
            name="name"
            maxlength="80"
            autocomplete="off"
            [value]="name()"
            [attr.aria-invalid]="sending.wrong('name') ? 'true' : null"
            (input)="named.set($any($event.target).value)"
          />
          @if (sending.wrong('name'); as sentence) {
            <span class="wrong">{{ sentence }}</span>
          }
        </label>
        <label class="field">
          Key ID
          <input
            name="key_id"
            class="mono"
            autocomplete="off"
            spellcheck="false"
            [value]="key()"
            [attr.aria-invalid]="sending.wrong('key_id') ? 'true' : null"
            (input)="key.set($any($event.target).value)"
          />
          @if (sending.wrong('key_id'); as sentence) {
            <span class="wrong">{{ sentence }}</span>
          }
        </label>
        <label class="field">
          Secret
          <input
            name="secret"
            type="password"
            autocomplete="new-password"
            spellcheck="false"
            [value]="secret()"
            [attr.aria-invalid]="sending.wrong('secret') ? 'true' : null"
            (input)="secret.set($any($event.target).value)"
          />
          @if (sending.wrong('secret'); as sentence) {
            <span class="wrong">{{ sentence }}</span>
          } @else {
            <span class="hint">Kept encrypted and never shown again, not even to you.</span>
          }
        </label>
        <k-problem [problem]="sending.general()" />
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button class="button" type="button" mat-dialog-close>Cancel</button>
        <button class="button primary" type="submit" [disabled]="!ready()">
          {{ sending.busy() ? 'Asking the broker…' : 'Save and test' }}
        </button>
      </mat-dialog-actions>
    </form>
  `,
})
export class ConnectDialog {
  private readonly api = inject(Api);
  private readonly dialog = inject<MatDialogRef<ConnectDialog, BrokerConnection>>(MatDialogRef);
  protected readonly environments = ENVIRONMENTS;
  protected readonly environment = signal<Environment>('paper');
  protected readonly named = signal<string | undefined>(undefined);
  protected readonly name = computed(() => this.named() ?? `Alpaca ${this.environment()}`);
  protected readonly key = signal('');
  protected readonly secret = signal('');
  protected readonly sending = new Sending(FIELDS);
  protected readonly ready = computed(
    () => !this.sending.busy() && !!this.name().trim() && !!this.key().trim() && !!this.secret().trim(),
  );

  protected async connect(): Promise<void> {
    const made = await this.sending.send(() =>
      this.api.connectBroker({
        broker: 'alpaca',
        environment: this.environment(),
        name: this.name().trim(),
        key_id: this.key().trim(),
        secret: this.secret().trim(),
      }),
    );
    if (!made) return;
    this.secret.set('');
    this.dialog.close(made);
  }
}
