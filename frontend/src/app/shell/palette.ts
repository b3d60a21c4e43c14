import { Component, EnvironmentInjector, computed, inject, signal } from '@angular/core';
import { MatDialog, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { Router } from '@angular/router';
import { Api } from '../api/api';
import { Halts } from '../core/desk';
import { loading } from '../core/loading';
import { Icon } from '../ui/icon';

interface Target {
  name: string;
  kind: string;
  icon: string;
  /** Where it leads; an action has none. */
  link?: string;
  act?: (injector: EnvironmentInjector) => Promise<void>;
}

/** The kill switch, for hands that are on the keyboard. */
const HALT: Target = {
  name: 'Halt trading',
  kind: 'Action',
  icon: 'halt',
  act: async (injector) => {
    const { openHalt } = await import('../pages/interventions/halt-dialog');
    openHalt(injector);
  },
};

const PAGES: Target[] = [
  ['Dashboard', 'dashboard'],
  ['Pipelines', 'pipelines'],
  ['Executions', 'executions'],
  ['Positions', 'positions'],
  ['Orders', 'orders'],
  ['Approvals', 'approvals'],
  ['Interventions', 'interventions'],
  ['Backtests', 'backtests'],
  ['Agents', 'agents'],
  ['Settings', 'settings'],
  ['Broker connections', 'settings/brokers'],
].map(([name = '', place = '']) => ({
  name,
  kind: 'Page',
  icon: place === 'settings/brokers' ? 'brokers' : place,
  link: `/${place}`,
}));

/** Ctrl+K: go anywhere, or halt, by typing a part of its name. */
@Component({
  selector: 'k-palette',
  imports: [Icon, MatDialogModule],
  template: `
    <input
      type="text"
      role="combobox"
      aria-label="Go to a page, pipeline or agent, or halt"
      aria-controls="palette-list"
      aria-expanded="true"
      [attr.aria-activedescendant]="found().length ? 'palette-' + chosen() : null"
      placeholder="Go to a page, pipeline or agent, or halt"
      autocomplete="off"
      (input)="typed.set($any($event.target).value); chosen.set(0)"
      (keydown)="key($event)"
    />
    <ul id="palette-list" role="listbox" aria-label="What was found">
      @for (target of found(); track target.name + target.link; let index = $index) {
        <li
          role="option"
          tabindex="-1"
          [id]="'palette-' + index"
          [attr.aria-selected]="index === chosen()"
          (click)="go(target)"
          (keydown.enter)="go(target)"
        >
          <k-icon [name]="target.icon" />{{ target.name }}<span>{{ target.kind }}</span>
        </li>
      } @empty {
        <li class="none">Nothing here is called “{{ typed() }}”.</li>
      }
    </ul>
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
    ul {
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
    li span {
      margin-left: auto;
      color: var(--muted);
      font-size: 12px;
    }
    .none {
      color: var(--muted);
      cursor: default;
    }
  `,
})
export class Palette {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly injector = inject(EnvironmentInjector);
  private readonly halts = inject(Halts);
  private readonly dialog = inject<MatDialogRef<Palette>>(MatDialogRef);
  protected readonly typed = signal('');
  protected readonly chosen = signal(0);
  private readonly more = loading(
    () => true,
    async () => {
      const [pipelines, agents] = await Promise.all([this.api.pipelines({ limit: 200 }), this.api.agents()]);
      return [
        ...pipelines.items.map(({ id, name }) => ({
          name,
          kind: 'Pipeline',
          icon: 'pipelines',
          link: `/pipelines/${id}`,
        })),
        ...agents.map(({ agent_type, name, icon }) => ({ name, kind: 'Agent', icon, link: `/agents/${agent_type}` })),
      ];
    },
  );
  private readonly resumes = computed<Target[]>(() =>
    this.halts.inForce().map((halt) => ({
      name: `Resume ${halt.pipeline_name ?? 'the whole account'}`,
      kind: 'Action',
      icon: 'play',
      act: async (injector) => {
        const { Resuming } = await import('../pages/interventions/resume');
        await injector.get(Resuming).ask(halt);
      },
    })),
  );
  protected readonly found = computed(() => {
    const text = this.typed().trim().toLowerCase();
    const all: Target[] = [...PAGES, HALT, ...this.resumes(), ...(this.more.value() ?? [])];
    return all.filter((target) => target.name.toLowerCase().includes(text)).slice(0, 14);
  });

  protected key(event: KeyboardEvent): void {
    const count = this.found().length;
    if (event.key === 'ArrowDown') this.chosen.update((index) => Math.min(index + 1, count - 1));
    else if (event.key === 'ArrowUp') this.chosen.update((index) => Math.max(index - 1, 0));
    else if (event.key === 'Enter') this.go(this.found()[this.chosen()]);
    else return;
    event.preventDefault();
  }

  protected go(target: Target | undefined): void {
    if (!target) return;
    const { link, act } = target;
    if (act) this.dialog.afterClosed().subscribe(() => void act(this.injector));
    this.dialog.close();
    if (link) void this.router.navigateByUrl(link);
  }
}

export function openPalette(injector: EnvironmentInjector): void {
  const dialogs = injector.get(MatDialog);
  if (dialogs.openDialogs.length) return;
  dialogs.open(Palette, { width: '560px', maxWidth: '94vw', position: { top: '12vh' }, ariaLabel: 'Go to' });
}
