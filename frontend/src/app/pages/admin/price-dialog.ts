import { Component, computed, inject, signal } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { Api } from '../../api/api';
import { ModelPrice } from '../../api/costs-model';
import { Clock } from '../../core/clock';
import { Sending } from '../../forms/sending';
import { ProblemNotice } from '../../ui/notices';
import { PROVIDERS } from '../models/providers';
import { NO_PRICE, TypedPrice, priceOf, wrongPrice } from './prices';

const AMOUNTS = [
  { key: 'input', label: 'Input, $' },
  { key: 'cached_input', label: 'Cached input, $' },
  { key: 'output', label: 'Output, $' },
] as const;

/** A price of a model, entered with the time from which it holds; what was entered before stays for the time before. */
@Component({
  selector: 'k-price-dialog',
  imports: [MatDialogModule, ProblemNotice],
  template: `
    <h2 mat-dialog-title>Enter a price</h2>
    <form novalidate (submit)="$event.preventDefault(); save()">
      <mat-dialog-content>
        <label class="field">
          Provider
          <select name="provider" (change)="type({ provider: $any($event.target).value })">
            @for (one of providers; track one.id) {
              <option [value]="one.id" [selected]="one.id === typed().provider">{{ one.name }}</option>
            }
          </select>
        </label>
        <label class="field">
          Model
          <input
            name="model"
            class="mono"
            maxlength="200"
            autocomplete="off"
            spellcheck="false"
            [value]="typed().model"
            [attr.aria-invalid]="wrong('model') ? 'true' : null"
            (input)="type({ model: $any($event.target).value })"
          />
          @if (wrong('model'); as sentence) {
            <span class="wrong">{{ sentence }}</span>
          }
        </label>
        <fieldset>
          <legend class="muted">Per million tokens</legend>
          @for (amount of amounts; track amount.key) {
            <label class="field">
              {{ amount.label }}
              <input
                class="numbers"
                inputmode="decimal"
                autocomplete="off"
                [name]="amount.key"
                [value]="typed()[amount.key]"
                [attr.aria-invalid]="wrong(amount.key) ? 'true' : null"
                (input)="set(amount.key, $any($event.target).value)"
              />
              @if (wrong(amount.key); as sentence) {
                <span class="wrong">{{ sentence }}</span>
              }
            </label>
          }
        </fieldset>
        <label class="field">
          Source
          <input
            name="source"
            maxlength="500"
            autocomplete="off"
            placeholder="https://…, read on …"
            [value]="typed().source"
            [attr.aria-invalid]="wrong('source') ? 'true' : null"
            (input)="type({ source: $any($event.target).value })"
          />
          @if (wrong('source'); as sentence) {
            <span class="wrong">{{ sentence }}</span>
          }
        </label>
        <label class="field">
          Holds from
          <input
            type="date"
            name="from"
            [value]="typed().from"
            [attr.aria-invalid]="wrong('from') ? 'true' : null"
            (input)="type({ from: $any($event.target).value })"
          />
          @if (wrong('from'); as sentence) {
            <span class="wrong">{{ sentence }}</span>
          } @else {
            <span class="hint">Midnight in UTC; empty for from now on. What is charged already stays as it is.</span>
          }
        </label>
        <k-problem [problem]="sending.general()" />
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button class="button" type="button" mat-dialog-close>Cancel</button>
        <button class="button primary" type="submit" [disabled]="sending.busy()">Enter the price</button>
      </mat-dialog-actions>
    </form>
  `,
  styles: `
    fieldset {
      display: grid;
      grid-template-columns: repeat(3, minmax(0, 1fr));
      align-items: start;
      gap: 4px 12px;
      margin: 0;
      padding: 0;
      border: 0;
    }
    legend {
      padding: 0 0 4px;
      font-size: 12px;
    }
  `,
})
export class PriceDialog {
  private readonly api = inject(Api);
  private readonly clock = inject(Clock);
  private readonly dialog = inject<MatDialogRef<PriceDialog, ModelPrice>>(MatDialogRef);
  protected readonly providers = PROVIDERS;
  protected readonly amounts = AMOUNTS;
  /** Begun with the model of a price that is known, if one is renewed. */
  protected readonly typed = signal<TypedPrice>({
    ...NO_PRICE,
    ...inject<Partial<TypedPrice> | null>(MAT_DIALOG_DATA),
  });
  /** Sentences come once it was tried, not while the first field is typed. */
  private readonly tried = signal(false);
  protected readonly sending = new Sending(Object.keys(NO_PRICE));
  private readonly faults = computed(() => wrongPrice(this.typed(), this.clock.now()));

  protected wrong(field: keyof TypedPrice): string | undefined {
    return (this.tried() ? this.faults()[field] : undefined) ?? this.sending.wrong(field);
  }

  protected type(change: Partial<TypedPrice>): void {
    this.sending.forget();
    this.typed.update((typed) => ({ ...typed, ...change }));
  }

  protected set(key: keyof TypedPrice, text: string): void {
    this.type({ [key]: text });
  }

  protected async save(): Promise<void> {
    this.tried.set(true);
    if (this.sending.busy() || Object.keys(this.faults()).length) return;
    const added = await this.sending.send(() => this.api.addModelPrice(priceOf(this.typed())));
    if (added) this.dialog.close(added);
  }
}
