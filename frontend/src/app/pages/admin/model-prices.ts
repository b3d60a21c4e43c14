import { Component, computed, inject, signal } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { Api } from '../../api/api';
import { ModelPrice } from '../../api/costs-model';
import { Clock } from '../../core/clock';
import { Crumbs } from '../../core/crumbs';
import { loading } from '../../core/loading';
import { dayUtc, rate } from '../../format/format';
import { Icon } from '../../ui/icon';
import { Empty, ProblemNotice, Waiting } from '../../ui/notices';
import { Toasts } from '../../ui/toasts';
import { providerName } from '../models/providers';
import { SettingsTabs } from '../settings/settings-tabs';
import { PriceDialog } from './price-dialog';
import { TypedPrice, standing } from './prices';

/** What language models cost, with the time from which each price holds; kept by administrators. */
@Component({
  selector: 'k-model-prices',
  imports: [Empty, Icon, ProblemNotice, SettingsTabs, Waiting],
  template: `
    <div class="page">
      <div class="page-head">
        <h1>Settings</h1>
        <button class="button primary" type="button" (click)="enter()"><k-icon name="plus" />Enter a price</button>
      </div>
      <k-settings-tabs />
      <p class="muted">
        What is charged for tokens is computed with these, for everybody on this installation. Check them against what
        the providers publish: Kuber does not ask them. A model without a price has an unknown cost and is asked only by
        connections that allow it.
      </p>
      <k-problem [problem]="prices.problem()">
        <button class="button small" type="button" (click)="prices.reload()">Try again</button>
      </k-problem>
      @if (prices.value()) {
        <section class="card" aria-labelledby="prices-title">
          <header>
            <h2 id="prices-title">Prices of models</h2>
            <label class="all muted">
              <input type="checkbox" [checked]="all()" (change)="all.set($any($event.target).checked)" />
              Those that were replaced, too
            </label>
          </header>
          @if (shown().length) {
            <div class="table-wrap" tabindex="0" role="group" aria-labelledby="prices-title">
              <table class="table stacked">
                <caption class="unseen">
                  In dollars per million tokens
                </caption>
                <thead>
                  <tr>
                    <th scope="col">Provider</th>
                    <th scope="col">Model</th>
                    <th scope="col" class="number">Input</th>
                    <th scope="col" class="number">Cached input</th>
                    <th scope="col" class="number">Output</th>
                    <th scope="col">Holds from</th>
                    <th scope="col">Source</th>
                    <th scope="col" class="tight"><span class="unseen">Change</span></th>
                  </tr>
                </thead>
                <tbody>
                  @for (price of shown(); track price.provider + price.model + price.from) {
                    <tr [class.faint]="price.state === 'before'">
                      <td data-label="Provider">{{ provider(price.provider) }}</td>
                      <td data-label="Model" class="mono">{{ price.model }}</td>
                      <td class="number" data-label="Input, per million">{{ rate(price.input) }}</td>
                      <td class="number" data-label="Cached input, per million">{{ rate(price.cached_input) }}</td>
                      <td class="number" data-label="Output, per million">{{ rate(price.output) }}</td>
                      <td class="from" data-label="Holds from">
                        {{ dayUtc(price.from) }}
                        @if (price.state === 'later') {
                          <b>not yet</b>
                        } @else if (price.state === 'before') {
                          replaced
                        }
                      </td>
                      <td class="source" data-label="Source">
                        @if (link(price.source); as address) {
                          <a [href]="address" target="_blank" rel="noopener noreferrer">{{ price.source }}</a>
                        } @else {
                          {{ price.source }}
                        }
                      </td>
                      <td class="tight" data-label="">
                        <button
                          class="button small"
                          type="button"
                          [attr.aria-label]="'Enter a new price of ' + price.model"
                          (click)="enter(price)"
                        >
                          New price
                        </button>
                      </td>
                    </tr>
                  }
                </tbody>
              </table>
            </div>
            <p class="note muted">In dollars per million tokens.</p>
          } @else {
            <k-empty
              icon="costs"
              sentence="No price is known. Until one is entered, no model is asked but by connections that allow unknown prices."
            />
          }
        </section>
      } @else if (!prices.problem()) {
        <k-waiting />
      }
    </div>
  `,
  styles: `
    .page {
      max-width: 1200px;
    }
    .all {
      display: flex;
      align-items: center;
      gap: 6px;
      font-size: 12px;
    }
    .all input {
      accent-color: var(--accent);
    }
    .from {
      white-space: nowrap;
    }
    .source {
      max-width: 320px;
      overflow-wrap: anywhere;
    }
    .note {
      padding: 8px 16px 12px;
      font-size: 12px;
    }
  `,
})
export class ModelPricesPage {
  private readonly api = inject(Api);
  private readonly clock = inject(Clock);
  private readonly dialogs = inject(MatDialog);
  private readonly toasts = inject(Toasts);
  protected readonly prices = loading(
    () => true,
    () => this.api.modelPrices(),
  );
  protected readonly all = signal(false);
  private readonly kept = computed(() => standing(this.prices.value() ?? [], this.clock.now()));
  protected readonly shown = computed(() => this.kept().filter(({ state }) => this.all() || state !== 'before'));
  protected readonly dayUtc = dayUtc;
  protected readonly provider = providerName;
  protected readonly rate = rate;

  constructor() {
    inject(Crumbs).show([{ label: 'Settings', link: '/settings' }, { label: 'Model prices' }]);
  }

  /** The address in a source, if it is one. */
  protected link(source: string): string | undefined {
    return /^https:\/\/\S+$/.test(source) ? source : undefined;
  }

  protected async enter(of?: ModelPrice): Promise<void> {
    const { provider, model, input, cached_input, output } = of ?? {};
    const data = of ? { provider, model, input, cached_input, output } : null;
    const dialog = this.dialogs.open<PriceDialog, Partial<TypedPrice> | null, ModelPrice>(PriceDialog, {
      data: data as Partial<TypedPrice> | null,
      width: '480px',
      maxWidth: '94vw',
      autoFocus: of ? 'input[name=input]' : 'first-tabbable',
    });
    const entered = await firstValueFrom(dialog.afterClosed());
    if (!entered) return;
    this.toasts.say(`The price of ${entered.model} is entered.`);
    await this.prices.reload();
  }
}
