import { Component, EnvironmentInjector, inject } from '@angular/core';
import { MatDialog, MatDialogModule } from '@angular/material/dialog';
import { Shortcuts } from '../core/shortcuts';

/** How some keys are called on a keyboard. */
const SIGNS: Record<string, string> = {
  ArrowRight: '→',
  ArrowLeft: '←',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
};

/** Every keyboard shortcut that works on the page that is open. */
@Component({
  selector: 'k-shortcut-sheet',
  imports: [MatDialogModule],
  template: `
    <h2 mat-dialog-title>Keyboard shortcuts</h2>
    <mat-dialog-content tabindex="0" role="group" aria-label="Keyboard shortcuts">
      <div class="groups">
        @for (group of shortcuts.groups(); track group.name) {
          <section>
            <h3>{{ group.name }}</h3>
            <dl>
              @for (one of group.shortcuts; track $index) {
                <div>
                  <dt>{{ one.does }}</dt>
                  <dd>
                    @for (key of keysOf(one.keys); track $index; let first = $first) {
                      @if (!first) {
                        <i>{{ one.keys.includes(' ') ? 'then' : '+' }}</i>
                      }
                      <kbd>{{ key }}</kbd>
                    }
                  </dd>
                </div>
              }
            </dl>
          </section>
        }
      </div>
      <p class="muted">Single keys rest while you type. On a Mac ⌘ does what Ctrl does.</p>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button class="button" type="button" mat-dialog-close>Close</button>
    </mat-dialog-actions>
  `,
  styles: `
    .groups {
      columns: 2 280px;
      column-gap: 32px;
    }
    section {
      margin-bottom: 16px;
      break-inside: avoid;
    }
    h3 {
      padding-bottom: 4px;
      border-bottom: 1px solid var(--line);
    }
    dl {
      margin: 0;
    }
    dl div {
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: 12px;
      min-height: 30px;
    }
    dd {
      display: flex;
      align-items: center;
      gap: 4px;
      margin: 0;
      white-space: nowrap;
    }
    i {
      color: var(--muted);
      font-size: 11px;
      font-style: normal;
    }
    kbd {
      min-width: 22px;
      padding: 0 6px;
      border: 1px solid var(--line);
      border-radius: 4px;
      background: var(--surface-3);
      font: 500 11px/20px var(--sans);
      text-align: center;
    }
  `,
})
export class ShortcutSheet {
  protected readonly shortcuts = inject(Shortcuts);

  protected keysOf(keys: string): string[] {
    return (keys.includes(' ') ? keys.split(' ') : keys.split(/\+(?=.)/)).map((key) => SIGNS[key] ?? key);
  }
}

export function openShortcuts(injector: EnvironmentInjector): void {
  const dialogs = injector.get(MatDialog);
  if (dialogs.openDialogs.length) return;
  dialogs.open(ShortcutSheet, { width: '720px', maxWidth: '94vw', autoFocus: 'dialog' });
}
