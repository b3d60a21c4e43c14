import { Component, computed, input } from '@angular/core';
import { words } from '../format/format';
import { Icon } from './icon';

/** With what money something trades: filled, icon and word. */
@Component({
  selector: 'k-mode',
  imports: [Icon],
  template: `<span class="mode" [style.--colour]="colour()"><k-icon [name]="icon()" />{{ label() }}</span>`,
  styles: `
    :host {
      display: inline-flex;
      vertical-align: middle;
    }
    .mode {
      display: inline-flex;
      align-items: center;
      gap: 4px;
      padding: 0 6px 0 4px;
      border-radius: 4px;
      background: var(--colour);
      color: var(--on-mode);
      font: 600 10px/18px var(--sans);
      letter-spacing: 0.04em;
      text-transform: uppercase;
      white-space: nowrap;
    }
  `,
})
export class ModeBadge {
  readonly mode = input.required<string>();
  private readonly known = computed(() => this.mode().toLowerCase());
  protected readonly label = computed(() => words(this.mode()));
  protected readonly colour = computed(() => `var(--mode-${this.known()}, var(--mode-validation))`);
  protected readonly icon = computed(() =>
    ['live', 'paper', 'simulation', 'validation'].includes(this.known()) ? this.known() : 'backtests',
  );
}

const TONES: Record<string, string> = {
  active: 'good',
  approved: 'good',
  verified: 'good',
  new: 'busy',
  held: 'wait',
  partially_filled: 'busy',
  unknown: 'warn',
  untested: 'warn',
  unreachable: 'warn',
  refused: 'bad',
  running: 'busy',
  monitoring: 'busy',
  completed: 'good',
  done: 'good',
  filled: 'good',
  open: 'good',
  waiting_trigger: 'wait',
  waiting: 'wait',
  wait: 'wait',
  pending: 'wait',
  opening: 'wait',
  closing: 'wait',
  retry: 'warn',
  paused: 'warn',
  needs_attention: 'bad',
  failed: 'bad',
  rejected: 'bad',
};

/** Where a trader has another word for it. */
const WORDS: Record<string, string> = { new: 'Working' };

/** How something stands: a dot and a word. */
@Component({
  selector: 'k-status',
  template: `<span [class]="'status ' + tone()"><i aria-hidden="true"></i>{{ label() }}</span>`,
  styles: `
    :host {
      display: inline-flex;
      vertical-align: middle;
    }
    .status {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      white-space: nowrap;
    }
    i {
      flex: none;
      width: 8px;
      height: 8px;
      border-radius: 50%;
      background: var(--faint);
    }
    .good i {
      background: var(--gain);
    }
    .busy i {
      background: var(--accent);
      box-shadow: 0 0 0 3px var(--accent-soft);
    }
    .wait i {
      background: transparent;
      border: 2px solid var(--accent);
    }
    .warn i {
      background: var(--warn);
    }
    .bad i {
      border-radius: 2px;
      background: var(--danger);
    }
    .bad {
      color: var(--danger);
    }
  `,
})
export class Status {
  readonly of = input.required<string>();
  protected readonly tone = computed(() => TONES[this.of().toLowerCase()] ?? 'idle');
  protected readonly label = computed(() => WORDS[this.of().toLowerCase()] ?? words(this.of()));
}

/** Long or short, buy or sell: an arrow and a word. */
@Component({
  selector: 'k-side',
  imports: [Icon],
  template: `<span class="side"><k-icon [name]="up() ? 'up' : 'down'" />{{ label() }}</span>`,
  styles: `
    :host {
      display: inline-flex;
      vertical-align: middle;
    }
    .side {
      display: inline-flex;
      align-items: center;
      gap: 2px;
      white-space: nowrap;
    }
  `,
})
export class Side {
  readonly of = input.required<string>();
  protected readonly up = computed(() => ['buy', 'long'].includes(this.of().toLowerCase()));
  /** Of a position, which is long or short, and not of an order, which buys or sells. */
  readonly position = input(false);
  protected readonly label = computed(() => (this.position() ? (this.up() ? 'Long' : 'Short') : words(this.of())));
}
