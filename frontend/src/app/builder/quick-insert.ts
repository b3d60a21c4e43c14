import {
  Component,
  ElementRef,
  afterNextRender,
  computed,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { Agent } from '../api/model';
import { words } from '../format/format';
import { priceOf } from '../ui/graph';
import { Icon } from '../ui/icon';
import { Point } from './edits';
import { found } from './finding';

/** A search for something to choose, where the pointer is: an agent to insert, or a node to connect with. */
@Component({
  selector: 'k-quick-insert',
  imports: [Icon],
  template: `
    <input
      #field
      type="text"
      role="combobox"
      aria-controls="quick-list"
      aria-expanded="true"
      autocomplete="off"
      [attr.aria-label]="title()"
      [attr.aria-activedescendant]="list().length ? 'quick-' + chosen() : null"
      [placeholder]="title()"
      (input)="typed.set($any($event.target).value); chosen.set(0)"
      (keydown)="key($event)"
      (blur)="leave($event)"
    />
    <ul id="quick-list" role="listbox" [attr.aria-label]="title()">
      @for (agent of list(); track agent.agent_type; let index = $index) {
        <li
          role="option"
          tabindex="-1"
          [id]="'quick-' + index"
          [attr.aria-selected]="index === chosen()"
          [style.--category]="'var(--' + agent.category.toLowerCase() + ', var(--system))'"
          (pointerdown)="$event.preventDefault()"
          (click)="picked.emit(agent)"
          (keydown.enter)="picked.emit(agent)"
        >
          <k-icon [name]="agent.icon" /><span>{{ agent.name }}</span>
          <span class="side">{{ words(agent.category) }} · {{ price(agent) }}</span>
        </li>
      }
    </ul>
    @if (!list().length) {
      <p class="muted">{{ agents().length ? 'No agent that fits here is called “' + typed() + '”.' : nothing() }}</p>
    }
  `,
  styleUrl: './quick-list.scss',
  host: { '[style.left.px]': 'left()', '[style.top.px]': 'top()' },
})
export class QuickInsert {
  /** In the page's coordinates. */
  readonly at = input.required<Point>();
  readonly agents = input.required<readonly Agent[]>();
  readonly title = input('Insert an agent');
  readonly nothing = input('Nothing fits here yet.');
  readonly picked = output<Agent>();
  readonly closed = output();
  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly typed = signal('');
  protected readonly chosen = signal(0);
  protected readonly list = computed(() => found(this.agents(), this.typed()));
  protected readonly left = computed(() => Math.max(8, Math.min(this.at().x, innerWidth - 328)));
  protected readonly top = computed(() => Math.max(8, Math.min(this.at().y, innerHeight - 400)));
  protected readonly words = words;
  protected readonly price = priceOf;

  constructor() {
    afterNextRender(() => this.field().nativeElement.focus());
  }

  protected key(event: KeyboardEvent): void {
    const last = this.list().length - 1;
    if (event.key === 'ArrowDown') this.chosen.update((index) => (index >= last ? 0 : index + 1));
    else if (event.key === 'ArrowUp') this.chosen.update((index) => (index <= 0 ? Math.max(0, last) : index - 1));
    else if (event.key === 'Enter') this.pick();
    else if (event.key === 'Escape') this.closed.emit();
    else if (event.key !== 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    this.element.querySelector(`#quick-${this.chosen()}`)?.scrollIntoView({ block: 'nearest' });
  }

  protected leave(event: FocusEvent): void {
    if (!this.element.contains(event.relatedTarget as Node | null)) this.closed.emit();
  }

  private pick(): void {
    const agent = this.list()[this.chosen()];
    if (agent) this.picked.emit(agent);
  }
}
