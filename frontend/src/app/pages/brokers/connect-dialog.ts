import { Component, computed, inject, signal } from '@angular/core';
import { MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { Api } from '../../api/api';
import { Problem, problemOf } from '../../api/problem';
import { BrokerConnection } from '../../api/trading-model';
import { ProblemNotice } from '../../ui/notices';

const FIELDS = ['broker', 'environment', 'name', 'key_id', 'secret'];

/** Keys of a broker's account, written and never shown again. */
@Component({
  selector: 'k-connect-dialog',
  imports: [MatDialogModule, ProblemNotice],
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
        <div class="environments" role="radiogroup" aria-label="Environment">
          <label>
            <input
              type="radio"
              name="environment"
              value="paper"
              [checked]="environment() === 'paper'"
              (change)="environment.set('paper')"
            />
            <span><b>Paper</b><span class="muted">The broker's play money</span></span>
          </label>
          <label>
            <input
              type="radio"
              name="environment"
              value="live"
              [checked]="environment() === 'live'"
              (change)="environment.set('live')"
            />
            <span><b>Live</b><span class="muted">Real money</span></span>
          </label>
        </div>
        <label class="field">
          Name
          <input
            name="name"
            maxlength="80"
            autocomplete="off"
            [value]="name()"
            [attr.aria-invalid]="wrong('name') ? 'true' : null"
            (input)="named.set($any($event.target).value)"
          />
          @if (wrong('name'); as sentence) {
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
            [attr.aria-invalid]="wrong('key_id') ? 'true' : null"
            (input)="key.set($any($event.target).value)"
          />
          @if (wrong('key_id'); as sentence) {
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
            [attr.aria-invalid]="wrong('secret') ? 'true' : null"
            (input)="secret.set($any($event.target).value)"
          />
          @if (wrong('secret'); as sentence) {
            <span class="wrong">{{ sentence }}</span>
          } @else {
            <span class="hint">Kept encrypted and never shown again, not even to you.</span>
          }
        </label>
        <k-problem [problem]="general()" />
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button class="button" type="button" mat-dialog-close>Cancel</button>
        <button class="button primary" type="submit" [disabled]="!ready()">
          {{ busy() ? 'Asking the broker…' : 'Save and test' }}
        </button>
      </mat-dialog-actions>
    </form>
  `,
  styles: `
    .environments {
      display: grid;
      grid-template-columns: 1fr 1fr;
      gap: 8px;
    }
    .environments label {
      display: flex;
      align-items: center;
      gap: 10px;
      padding: 10px 12px;
      border: 1px solid var(--line);
      border-radius: var(--radius-control);
      background: var(--surface-1);
      cursor: pointer;
    }
    .environments label:has(:checked) {
      border-color: var(--accent);
      box-shadow: 0 0 0 1px var(--accent);
    }
    .environments label > span {
      display: grid;
    }
    .environments input {
      accent-color: var(--accent);
    }
  `,
})
export class ConnectDialog {
  private readonly api = inject(Api);
  private readonly dialog = inject<MatDialogRef<ConnectDialog, BrokerConnection>>(MatDialogRef);
  protected readonly environment = signal<'paper' | 'live'>('paper');
  protected readonly named = signal<string | undefined>(undefined);
  protected readonly name = computed(() => this.named() ?? `Alpaca ${this.environment()}`);
  protected readonly key = signal('');
  protected readonly secret = signal('');
  protected readonly busy = signal(false);
  private readonly problem = signal<Problem | undefined>(undefined);
  /** What no field shows. */
  protected readonly general = computed(() => {
    const problem = this.problem();
    return problem && (problem.items.length === 0 || problem.besides(...FIELDS).length) ? problem : undefined;
  });
  protected readonly ready = computed(
    () => !this.busy() && !!this.name().trim() && !!this.key().trim() && !!this.secret().trim(),
  );

  protected wrong(field: string): string | undefined {
    return this.problem()?.of(field);
  }

  protected async connect(): Promise<void> {
    this.busy.set(true);
    this.problem.set(undefined);
    try {
      const made = await this.api.connectBroker({
        broker: 'alpaca',
        environment: this.environment(),
        name: this.name().trim(),
        key_id: this.key().trim(),
        secret: this.secret().trim(),
      });
      this.secret.set('');
      this.dialog.close(made);
    } catch (cause) {
      this.problem.set(problemOf(cause));
    } finally {
      this.busy.set(false);
    }
  }
}
