import { Component, DestroyRef, computed, inject, signal } from '@angular/core';
import { MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { Api } from '../../api/api';
import { ImportReport } from '../../api/market-model';
import { Problem, problemOf } from '../../api/problem';
import { Work } from '../../core/work';
import { count, exact, plural } from '../../format/format';
import { Icon } from '../../ui/icon';
import { ProblemNotice } from '../../ui/notices';

/** Bars from a CSV file: what was read, or line by line what is wrong with it. */
@Component({
  selector: 'k-import-dialog',
  imports: [Icon, MatDialogModule, ProblemNotice],
  templateUrl: './import-dialog.html',
  styles: `
    .grid {
      display: grid;
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: 12px;
    }
    .whole {
      grid-column: 1 / -1;
    }
    dl {
      display: grid;
      grid-template-columns: 140px minmax(0, 1fr);
      gap: 6px 16px;
      margin: 0;
    }
    dt {
      color: var(--muted);
    }
    dd {
      margin: 0;
    }
    .good {
      display: flex;
      align-items: center;
      gap: 8px;
    }
    .good k-icon {
      color: var(--gain);
      font-size: 16px;
    }
    ul {
      margin: 0;
      padding-left: 18px;
    }
    .lines {
      max-height: 40vh;
      overflow: auto;
    }
  `,
})
export class ImportDialog {
  private readonly api = inject(Api);
  private readonly work = inject(Work);
  private seen = true;
  private readonly dialog = inject<MatDialogRef<ImportDialog, string>>(MatDialogRef);
  protected readonly file = signal<File | undefined>(undefined);
  protected readonly symbol = signal('');
  protected readonly timeframe = signal('');
  protected readonly zone = signal('');
  protected readonly calendar = signal('');
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly report = signal<ImportReport | undefined>(undefined);
  protected readonly ready = computed(() => !!this.file() && !!this.symbol().trim() && !this.busy());
  protected readonly count = count;
  protected readonly exact = exact;
  protected readonly plural = plural;

  constructor() {
    inject(DestroyRef).onDestroy(() => (this.seen = false));
  }

  protected choose(files: FileList | null): void {
    const file = files?.[0];
    this.file.set(file);
    this.problem.set(undefined);
    const guess = /^[A-Za-z]{1,6}(?=[._-])/.exec(file?.name ?? '')?.[0];
    if (guess && !this.symbol()) this.symbol.set(guess.toUpperCase());
  }

  protected async submit(): Promise<void> {
    const file = this.file();
    if (!file) return;
    const symbol = this.symbol().trim().toUpperCase();
    const hints = (['timeframe', 'zone', 'calendar'] as const).map((name) => [name, this[name]().trim()]);
    const given = Object.fromEntries(hints.filter(([, value]) => value)) as Record<string, string>;
    this.busy.set(true);
    this.problem.set(undefined);
    // It goes on while the dialog is closed, and is seen and cancelled where other long work is.
    const task = await this.work.each(
      `Importing ${symbol}`,
      [file],
      ({ name }) => name,
      async (one, signal) => {
        try {
          this.report.set(await this.api.importBars({ file: one, symbol, ...given }, signal));
        } catch (cause) {
          if (!signal.aborted) this.problem.set(problemOf(cause));
          throw cause;
        }
      },
    );
    this.busy.set(false);
    // What the dialog has told needs no second place.
    if (this.seen) this.work.dismiss(task);
  }

  protected done(): void {
    this.dialog.close(this.report()?.symbol);
  }
}
