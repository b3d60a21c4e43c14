import { Component, computed, inject, signal } from '@angular/core';
import { MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { Api } from '../../api/api';
import { ModelConnection } from '../../api/models-model';
import { Sending } from '../../forms/sending';
import { ChoiceCards } from '../../ui/choice-cards';
import { ProblemNotice } from '../../ui/notices';
import { PROVIDERS, ProviderId } from './providers';

const FIELDS = ['provider', 'name', 'base_url', 'key'];

/** The key of a provider's account, written and never shown again. */
@Component({
  selector: 'k-connect-models-dialog',
  imports: [ChoiceCards, MatDialogModule, ProblemNotice],
  template: `
    <h2 mat-dialog-title>Add a model connection</h2>
    <form (submit)="$event.preventDefault(); ready() && connect()">
      <mat-dialog-content>
        <k-choice-cards label="Provider" name="provider" [choices]="providers" [(chosen)]="provider" />
        <label class="field">
          Name
          <input
            name="name"
            maxlength="40"
            autocomplete="off"
            [value]="name()"
            [attr.aria-invalid]="sending.wrong('name') ? 'true' : null"
            (input)="named.set($any($event.target).value)"
          />
          @if (sending.wrong('name'); as sentence) {
            <span class="wrong">{{ sentence }}</span>
          } @else {
            <span class="hint">Models are named {{ name() }}/… in the settings of agents. It cannot be changed.</span>
          }
        </label>
        @if (own()) {
          <label class="field">
            Address
            <input
              name="base_url"
              class="mono"
              autocomplete="off"
              spellcheck="false"
              placeholder="http://localhost:11434/v1"
              [value]="url()"
              [attr.aria-invalid]="sending.wrong('base_url') ? 'true' : null"
              (input)="url.set($any($event.target).value)"
            />
            @if (sending.wrong('base_url'); as sentence) {
              <span class="wrong">{{ sentence }}</span>
            }
          </label>
        }
        <label class="field">
          {{ own() ? 'Key, if the server wants one' : 'Key' }}
          <input
            name="key"
            type="password"
            autocomplete="new-password"
            spellcheck="false"
            [value]="key()"
            [attr.aria-invalid]="sending.wrong('key') ? 'true' : null"
            (input)="key.set($any($event.target).value)"
          />
          @if (sending.wrong('key'); as sentence) {
            <span class="wrong">{{ sentence }}</span>
          } @else {
            <span class="hint">Kept encrypted and never shown again, not even to you.</span>
          }
        </label>
        @if (own()) {
          <label class="consent">
            <input
              type="checkbox"
              name="allow_unknown_price"
              [checked]="unknown()"
              (change)="unknown.set($any($event.target).checked)"
            />
            <span>Ask models whose price is not known: no budget can count what they cost</span>
          </label>
        }
        <k-problem [problem]="sending.general()" />
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button class="button" type="button" mat-dialog-close>Cancel</button>
        <button class="button primary" type="submit" [disabled]="!ready()">
          {{ sending.busy() ? 'Asking the provider…' : 'Save and test' }}
        </button>
      </mat-dialog-actions>
    </form>
  `,
  styles: `
    .consent {
      display: flex;
      align-items: flex-start;
      gap: 8px;
    }
    .consent input {
      accent-color: var(--accent);
    }
  `,
})
export class ConnectModelsDialog {
  private readonly api = inject(Api);
  private readonly dialog = inject<MatDialogRef<ConnectModelsDialog, ModelConnection>>(MatDialogRef);
  protected readonly providers = PROVIDERS;
  protected readonly provider = signal<ProviderId>('openai');
  protected readonly own = computed(() => this.provider() === 'openai_compatible');
  protected readonly named = signal<string | undefined>(undefined);
  protected readonly name = computed(() => this.named() ?? (this.own() ? 'local' : this.provider()));
  protected readonly url = signal('');
  protected readonly key = signal('');
  protected readonly unknown = signal(false);
  protected readonly sending = new Sending(FIELDS);
  protected readonly ready = computed(
    () => !this.sending.busy() && !!this.name().trim() && !!(this.own() ? this.url() : this.key()).trim(),
  );

  protected async connect(): Promise<void> {
    const made = await this.sending.send(() =>
      this.api.connectModels({
        provider: this.provider(),
        name: this.name().trim(),
        base_url: this.own() ? this.url().trim() : null,
        key: this.key().trim(),
        requests_per_minute: null,
        concurrent: null,
        allow_unknown_price: this.own() && this.unknown(),
      }),
    );
    if (!made) return;
    this.key.set('');
    this.dialog.close(made);
  }
}
