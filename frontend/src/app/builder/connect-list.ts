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
import { Icon } from '../ui/icon';
import { Card } from './cards';
import { Point } from './edits';

/** A node to connect to, or why not. */
export interface Choice {
  card: Card;
  why: string | undefined;
}

/** "Connect to…": the nodes that can be connected to first, then the others with the reason why they cannot. */
@Component({
  selector: 'k-connect-list',
  imports: [Icon],
  template: `
    <input
      #field
      type="text"
      role="combobox"
      aria-controls="connect-list"
      aria-expanded="true"
      autocomplete="off"
      [attr.aria-label]="'Connect ' + from() + ' to'"
      [attr.aria-activedescendant]="list().length ? 'connect-' + chosen() : null"
      [placeholder]="'Connect ' + from() + ' to…'"
      (input)="typed.set($any($event.target).value); chosen.set(0)"
      (keydown)="key($event)"
      (blur)="closed.emit()"
    />
    <ul id="connect-list" role="listbox" [attr.aria-label]="'Connect ' + from() + ' to'">
      @for (choice of list(); track choice.card.id; let index = $index) {
        <li
          role="option"
          tabindex="-1"
          [id]="'connect-' + index"
          [attr.aria-selected]="index === chosen()"
          [attr.aria-disabled]="choice.why !== undefined"
          [style.--category]="'var(--' + choice.card.category + ', var(--system))'"
          (pointerdown)="$event.preventDefault()"
          (click)="pick(choice)"
          (keydown.enter)="pick(choice)"
        >
          <k-icon [name]="choice.card.icon" /><span>{{ choice.card.name }}</span>
          @if (choice.why) {
            <span class="why">{{ choice.why }}</span>
          }
        </li>
      }
    </ul>
    @if (!list().length) {
      <p class="muted">There is no other agent on the canvas. Press Tab on this one to add one after it.</p>
    }
  `,
  styleUrl: './quick-list.scss',
  host: { '[style.left.px]': 'left()', '[style.top.px]': 'top()' },
})
export class ConnectList {
  readonly at = input.required<Point>();
  readonly from = input.required<string>();
  readonly choices = input.required<readonly Choice[]>();
  readonly picked = output<string>();
  readonly closed = output();
  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly typed = signal('');
  protected readonly chosen = signal(0);
  protected readonly list = computed(() =>
    this.choices().filter((choice) => choice.card.name.toLowerCase().includes(this.typed().trim().toLowerCase())),
  );
  protected readonly left = computed(() => Math.max(8, Math.min(this.at().x, innerWidth - 328)));
  protected readonly top = computed(() => Math.max(8, Math.min(this.at().y, innerHeight - 400)));

  constructor() {
    afterNextRender(() => this.field().nativeElement.focus());
  }

  protected key(event: KeyboardEvent): void {
    const last = this.list().length - 1;
    if (event.key === 'ArrowDown') this.chosen.update((index) => Math.min(index + 1, last));
    else if (event.key === 'ArrowUp') this.chosen.update((index) => Math.max(index - 1, 0));
    else if (event.key === 'Enter') this.pick(this.list()[this.chosen()]);
    else if (event.key === 'Escape') this.closed.emit();
    else return;
    event.preventDefault();
    event.stopPropagation();
    this.element.querySelector(`#connect-${this.chosen()}`)?.scrollIntoView({ block: 'nearest' });
  }

  protected pick(choice: Choice | undefined): void {
    if (choice && choice.why === undefined) this.picked.emit(choice.card.id);
  }
}
