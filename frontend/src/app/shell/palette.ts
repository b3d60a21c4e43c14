import { Component, ElementRef, Injector, afterNextRender, computed, inject, signal, viewChild } from '@angular/core';
import { MatDialog, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { problemOf } from '../api/problem';
import { Kept } from '../core/kept';
import { Session } from '../core/session';
import { Icon } from '../ui/icon';
import { Toasts } from '../ui/toasts';
import { Sources } from './sources';
import { Target, found, withRecent } from './targets';

const RECENT = new Kept<string[]>('palette', (text) => {
  const kept: unknown = JSON.parse(text);
  return Array.isArray(kept) ? kept.filter((id): id is string => typeof id === 'string') : [];
});

/** Ctrl+K: go anywhere and do anything by typing a part of its name; what was used of late comes first. */
@Component({
  selector: 'k-palette',
  imports: [Icon, MatDialogModule],
  template: `
    <input
      type="text"
      role="combobox"
      aria-autocomplete="list"
      aria-label="Go to a page, pipeline, agent, symbol or run, or do something"
      aria-controls="palette-list"
      aria-expanded="true"
      [attr.aria-activedescendant]="found().length ? 'palette-' + chosen() : null"
      placeholder="Go to a page, pipeline, agent, symbol or run, or do something"
      autocomplete="off"
      spellcheck="false"
      (input)="typed.set($any($event.target).value); chosen.set(0)"
      (keydown)="key($event)"
    />
    <ul id="palette-list" #list role="listbox" aria-label="What was found" [hidden]="!found().length">
      @for (target of found(); track target.id; let index = $index) {
        <li
          role="option"
          tabindex="-1"
          [id]="'palette-' + index"
          [attr.aria-selected]="index === chosen()"
          (click)="go(target)"
          (keydown.enter)="go(target)"
        >
          <k-icon [name]="target.icon" /><span class="name">{{ target.name }}</span>
          @if (target.keys) {
            <kbd>{{ target.keys }}</kbd>
          }
          <span class="kind">{{ target.kind }}</span>
        </li>
      }
    </ul>
    @if (!found().length) {
      <p class="none" role="status">
        {{ known() ? 'Nothing here is called' : 'Looking for' }} “{{ typed() }}”{{ known() ? '.' : '…' }}
      </p>
    }
  `,
  styles: `
    input {
      width: 100%;
      height: 48px;
      padding: 0 16px;
      border: 0;
      border-bottom: 1px solid var(--line);
      outline: 0;
      background: transparent;
      color: var(--text);
      font: 400 15px/24px var(--sans);
    }
    ul:not([hidden]) {
      max-height: 50vh;
      margin: 0;
      padding: 6px;
      overflow: auto;
      list-style: none;
    }
    li {
      display: flex;
      align-items: center;
      gap: 10px;
      min-height: 36px;
      padding: 0 10px;
      border-radius: var(--radius-control);
      cursor: pointer;
    }
    li[aria-selected='true'],
    li[role]:hover {
      background: var(--accent-soft);
    }
    .name {
      flex: 1;
      min-width: 0;
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    kbd {
      padding: 0 6px;
      border: 1px solid var(--line);
      border-radius: 4px;
      color: var(--muted);
      font: 400 11px/18px var(--sans);
    }
    .kind {
      min-width: 62px;
      color: var(--muted);
      font-size: 12px;
      text-align: right;
    }
    .none {
      padding: 0 16px 16px;
      color: var(--muted);
    }
  `,
})
export class Palette {
  private readonly sources = inject(Sources);
  private readonly session = inject(Session);
  private readonly toasts = inject(Toasts);
  private readonly injector = inject(Injector);
  private readonly dialog = inject<MatDialogRef<Palette>>(MatDialogRef);
  private readonly list = viewChild.required<ElementRef<HTMLElement>>('list');
  private readonly user = this.session.user()?.id ?? '';
  private readonly recent = RECENT.get(this.user) ?? [];
  protected readonly typed = signal('');
  protected readonly chosen = signal(0);
  protected readonly known = signal<Target[] | undefined>(undefined);
  protected readonly found = computed(() =>
    found(this.typed(), [...this.sources.own(), ...(this.known() ?? [])], this.recent),
  );

  constructor() {
    void this.sources.known().then((targets) => this.known.set(targets));
  }

  protected key(event: KeyboardEvent): void {
    const count = this.found().length;
    if (event.key === 'ArrowDown') this.choose((this.chosen() + 1) % Math.max(1, count));
    else if (event.key === 'ArrowUp') this.choose((this.chosen() - 1 + count) % Math.max(1, count));
    else if (event.key === 'Enter') this.go(this.found()[this.chosen()]);
    else return;
    event.preventDefault();
  }

  /** Acts when the palette is gone, so that the focus goes where the page wants it. */
  protected go(target: Target | undefined): void {
    if (!target) return;
    RECENT.set(this.user, withRecent(this.recent, target.id));
    this.dialog.afterClosed().subscribe(() => void this.act(target));
    this.dialog.close();
  }

  private async act(target: Target): Promise<void> {
    try {
      await target.act();
    } catch (cause) {
      this.toasts.say(problemOf(cause).sentence, true);
    }
  }

  private choose(index: number): void {
    this.chosen.set(index);
    afterNextRender(
      { read: () => this.list().nativeElement.children[index]?.scrollIntoView({ block: 'nearest' }) },
      { injector: this.injector },
    );
  }
}

export function openPalette(injector: Injector): void {
  const dialogs = injector.get(MatDialog);
  if (dialogs.openDialogs.length) return;
  dialogs.open(Palette, {
    width: '600px',
    maxWidth: '94vw',
    position: { top: '12vh' },
    ariaLabel: 'Go to',
    exitAnimationDuration: 0,
  });
}
