import { Component, computed, effect, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Api } from '../api/api';
import { same } from '../api/model';
import { loading } from '../core/loading';
import { words } from '../format/format';
import { ProblemNotice } from '../ui/notices';
import { usable } from './trading-modes';

/** Through which of the user's broker connections a live or paper pipeline trades. */
@Component({
  selector: 'k-broker-choice',
  imports: [ProblemNotice, RouterLink],
  template: `
    <k-problem [problem]="connections.problem()">
      <button class="button small" type="button" (click)="connections.reload()">Try again</button>
    </k-problem>
    @if (usable().length) {
      <label class="field">
        Broker connection
        <select [disabled]="disabled()" (change)="chosen.emit($any($event.target).value || null)">
          <option value="" [selected]="!present()">Choose one</option>
          @for (one of usable(); track one.id) {
            <option [value]="one.id" [selected]="one.id === connection()">
              {{ one.name }} {{ one.key_hint }}, {{ words(one.status).toLowerCase() }}
            </option>
          }
        </select>
      </label>
      @if (present(); as one) {
        @if (!same(one.status, 'verified')) {
          <p class="warn-text">{{ one.message }} <a routerLink="/settings/brokers">Look at it</a></p>
        }
      }
    } @else if (connections.value()) {
      <p>
        No {{ mode() }} account is connected.
        <a routerLink="/settings/brokers">Connect one in the settings</a>
      </p>
    }
    @for (sentence of problems(); track $index) {
      <p class="danger-text">{{ sentence }}</p>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 8px;
      max-width: 420px;
    }
    p a {
      text-decoration: underline;
    }
  `,
})
export class BrokerChoice {
  private readonly api = inject(Api);
  readonly mode = input.required<string>();
  readonly connection = input<string | null>(null);
  readonly disabled = input(false);
  readonly problems = input<string[]>([]);
  /** Whether the mode was just chosen by hand: the only connection that it may use is then taken at once. */
  readonly pick = input(false);
  readonly chosen = output<string | null>();
  protected readonly connections = loading(
    () => true,
    () => this.api.brokerConnections(),
  );
  protected readonly usable = computed(() => usable(this.connections.value() ?? [], this.mode()));
  protected readonly present = computed(() => this.usable().find((one) => one.id === this.connection()));
  protected readonly same = same;
  protected readonly words = words;

  constructor() {
    effect(() => {
      const [only, ...others] = this.usable();
      if (this.pick() && only && others.length === 0 && this.connection() === null) this.chosen.emit(only.id);
    });
  }
}
