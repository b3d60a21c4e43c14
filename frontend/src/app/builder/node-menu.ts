import { Component, ElementRef, afterNextRender, computed, inject, input, output } from '@angular/core';
import { Icon } from '../ui/icon';
import { BuilderActions } from './actions';
import { Point } from './edits';
import { PinDialogs } from './pin-dialog';
import { Trials, factsOf } from './trials';
import { Workbench } from './workbench';

interface Item {
  label: string;
  keys: string;
  icon: string;
  act: () => unknown;
  off?: boolean;
}

/** What can be done with one agent on the canvas. */
@Component({
  selector: 'k-node-menu',
  imports: [Icon],
  template: `
    <div class="items" role="menu" aria-label="The agent's menu" tabindex="-1" (keydown)="key($event)">
      @for (item of items(); track item.label) {
        <button
          type="button"
          role="menuitem"
          tabindex="-1"
          [attr.aria-disabled]="item.off ?? false"
          (click)="run(item)"
        >
          <k-icon [name]="item.icon" />{{ item.label }}<kbd>{{ item.keys }}</kbd>
        </button>
      }
    </div>
  `,
  styles: `
    :host {
      position: fixed;
      z-index: 20;
      width: 248px;
      padding: 4px;
      border: 1px solid var(--line);
      border-radius: var(--radius);
      background: var(--surface-2);
      box-shadow: var(--shadow);
    }
    button {
      display: flex;
      align-items: center;
      gap: 8px;
      width: 100%;
      min-height: 32px;
      padding: 0 8px;
      border: 0;
      border-radius: var(--radius-control);
      background: none;
      color: var(--text);
      font: 400 13px/20px var(--sans);
      text-align: left;
      cursor: pointer;
    }
    button:hover,
    button:focus {
      background: var(--accent-soft);
    }
    button[aria-disabled='true'] {
      color: var(--faint);
      cursor: default;
    }
    kbd {
      margin-left: auto;
      color: var(--muted);
      font: 400 11px/16px var(--mono);
    }
    k-icon {
      color: var(--muted);
    }
  `,
  host: {
    '[style.left.px]': 'left()',
    '[style.top.px]': 'top()',
    '(focusout)': 'leave($event)',
  },
})
export class NodeMenu {
  private readonly bench = inject(Workbench);
  private readonly actions = inject(BuilderActions);
  private readonly trials = inject(Trials);
  private readonly pins = inject(PinDialogs);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly at = input.required<Point>();
  readonly node = input.required<string>();
  readonly readOnly = input(false);
  readonly opened = output<string>();
  readonly connecting = output<string>();
  readonly closed = output();
  protected readonly left = computed(() => Math.max(8, Math.min(this.at().x, innerWidth - 256)));
  protected readonly top = computed(() => Math.max(8, Math.min(this.at().y, innerHeight - 380)));
  protected readonly items = computed<Item[]>(() => {
    const node = this.node();
    const pinned = this.bench.pins().has(node);
    const facts = factsOf(this.bench.run(), node);
    const runs: Item[] = [
      { label: 'Open', keys: 'Enter', icon: 'settings', act: () => this.opened.emit(node) },
      { label: 'Run to here', keys: 'r', icon: 'play', act: () => this.trials.start(node) },
      {
        label: 'Run from here',
        keys: '',
        icon: 'play',
        off: !this.trials.canRunFrom(node),
        act: () => this.trials.startFrom(node),
      },
      {
        label: pinned ? 'Unpin its output' : 'Pin its output',
        keys: 'p',
        icon: 'pin',
        off: !pinned && !facts.length,
        act: () => this.trials.togglePin(node),
      },
      { label: 'Edit pinned output…', keys: '', icon: 'pin', act: () => this.pins.edit(node) },
    ];
    const edits: Item[] = [
      { label: 'Connect to…', keys: 'c', icon: 'pipelines', act: () => this.connecting.emit(node) },
      { label: 'Duplicate', keys: 'Ctrl+D', icon: 'clone', act: () => this.actions.duplicate() },
      { label: 'Delete', keys: 'Del', icon: 'trash', act: () => this.actions.remove() },
    ];
    return this.readOnly() ? runs.slice(0, 2) : [...runs, ...edits];
  });

  constructor() {
    afterNextRender(() => this.buttons()[0]?.focus());
  }

  protected run(item: Item): void {
    if (item.off) return;
    this.closed.emit();
    void item.act();
  }

  protected key(event: KeyboardEvent): void {
    const buttons = this.buttons();
    const now = buttons.findIndex((button) => button === document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) buttons[(now + step + buttons.length) % buttons.length]?.focus();
    else if (event.key === 'Escape' || event.key === 'Tab') this.closed.emit();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  protected leave(event: FocusEvent): void {
    if (event.relatedTarget instanceof Node && !this.element.contains(event.relatedTarget)) this.closed.emit();
  }

  private buttons(): HTMLElement[] {
    return [...this.element.querySelectorAll<HTMLElement>('button')];
  }
}
