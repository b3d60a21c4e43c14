import {
  Component,
  ElementRef,
  afterNextRender,
  computed,
  inject,
  Injector,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { Icon } from './icon';

let lists = 0;

/** Words that somebody put on a thing; each can be taken off, and others typed. */
@Component({
  selector: 'k-tags',
  imports: [Icon],
  template: `
    @for (tag of tags(); track tag) {
      <span class="tag">
        <button type="button" class="word" [attr.aria-label]="'Show all tagged ' + tag" (click)="chosen.emit(tag)">
          {{ tag }}
        </button>
        <button type="button" class="off" [attr.aria-label]="'Remove the tag ' + tag + of()" (click)="remove(tag)">
          <k-icon name="close" />
        </button>
      </span>
    }
    @if (adding()) {
      <input
        #field
        type="text"
        maxlength="30"
        autocomplete="off"
        placeholder="Tag, then Enter"
        [attr.aria-label]="'New tag' + of()"
        [attr.list]="list"
        (keydown.enter)="$event.preventDefault(); add(field.value)"
        (keydown.escape)="$event.stopPropagation(); stop()"
        (blur)="add(field.value)"
      />
      <datalist [id]="list">
        @for (tag of others(); track tag) {
          <option [value]="tag"></option>
        }
      </datalist>
    } @else {
      <button
        type="button"
        class="plus"
        #plus
        [attr.aria-label]="'Add a tag' + of()"
        title="Add a tag"
        (click)="begin()"
      >
        <k-icon name="plus" />
        @if (!tags().length) {
          <span>Tag</span>
        }
      </button>
    }
  `,
  styles: `
    :host {
      display: inline-flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px;
    }
    .tag {
      display: inline-flex;
      align-items: center;
      border: 1px solid var(--line);
      border-radius: 4px;
      background: var(--surface-3);
      font-size: 11px;
      line-height: 16px;
    }
    button {
      padding: 0;
      border: 0;
      background: none;
      color: var(--muted);
      font: inherit;
      cursor: pointer;
    }
    .word {
      padding-left: 6px;
      color: var(--text);
    }
    .off {
      display: inline-flex;
      padding: 2px 3px;
      font-size: 9px;
    }
    button:hover {
      color: var(--accent);
    }
    .plus {
      display: inline-flex;
      align-items: center;
      gap: 2px;
      min-width: 20px;
      min-height: 20px;
      padding: 0 4px;
      border-radius: 4px;
      font-size: 11px;
      line-height: 16px;
    }
    input {
      width: 116px;
      height: 22px;
      padding: 0 6px;
      border: 1px solid var(--accent);
      border-radius: 4px;
      background: var(--surface-0);
      color: var(--text);
      font: 400 12px/16px var(--sans);
    }
    @media (max-width: 720px) {
      .word,
      .off,
      .plus {
        min-height: 30px;
        padding-inline: 8px;
      }
      input {
        width: 150px;
        height: 36px;
        font-size: 16px;
      }
    }
  `,
})
export class Tags {
  private readonly injector = inject(Injector);
  readonly tags = input.required<string[]>();
  /** All tags in use, to choose from. */
  readonly known = input<string[]>([]);
  /** What they are on, for screen readers. */
  readonly owner = input('');
  readonly changed = output<string[]>();
  readonly chosen = output<string>();
  protected readonly list = `k-tags-${++lists}`;
  protected readonly adding = signal(false);
  protected readonly of = computed(() => (this.owner() ? ` of ${this.owner()}` : ''));
  protected readonly others = computed(() => this.known().filter((tag) => !this.tags().includes(tag)));
  private readonly field = viewChild<ElementRef<HTMLInputElement>>('field');
  private readonly plus = viewChild<ElementRef<HTMLButtonElement>>('plus');

  protected begin(): void {
    this.adding.set(true);
    afterNextRender({ read: () => this.field()?.nativeElement.focus() }, { injector: this.injector });
  }

  protected add(text: string): void {
    if (!this.adding()) return;
    const typed = this.field()?.nativeElement === document.activeElement;
    this.adding.set(false);
    if (typed) this.back();
    const next = withTag(this.tags(), text);
    if (next !== this.tags()) this.changed.emit(next);
  }

  protected stop(): void {
    this.adding.set(false);
    this.back();
  }

  protected remove(tag: string): void {
    this.changed.emit(this.tags().filter((one) => one !== tag));
  }

  private back(): void {
    afterNextRender({ read: () => this.plus()?.nativeElement.focus() }, { injector: this.injector });
  }
}

/** The tags with one more; the same list if there is nothing to add. Case does not make another tag. */
export function withTag(tags: string[], text: string): string[] {
  const tag = text.trim().slice(0, 30);
  const there = tags.some((one) => one.toLowerCase() === tag.toLowerCase());
  return tag === '' || there ? tags : [...tags, tag];
}
