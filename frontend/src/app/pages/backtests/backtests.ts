import { Component, effect, inject, input, untracked } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { Router, RouterLink } from '@angular/router';
import { Api } from '../../api/api';
import { Backtest } from '../../api/market-model';
import { same } from '../../api/model';
import { Crumbs } from '../../core/crumbs';
import { paged } from '../../core/paged';
import { Poll } from '../../core/poll';
import { count, dayUtc, percent } from '../../format/format';
import { Status } from '../../ui/badges';
import { Icon } from '../../ui/icon';
import { Ago, Gain } from '../../ui/numbers';
import { Empty, ProblemNotice, Waiting } from '../../ui/notices';
import { BacktestDialog } from './backtest-dialog';
import { ImportDialog } from './import-dialog';

/** All backtests, newest first, those under way with their progress. */
@Component({
  selector: 'k-backtests',
  imports: [Ago, Empty, Gain, Icon, ProblemNotice, RouterLink, Status, Waiting],
  templateUrl: './backtests.html',
  styles: `
    progress {
      width: 90px;
      height: 6px;
      accent-color: var(--accent);
    }
    .progress {
      display: inline-flex;
      align-items: center;
      gap: 8px;
    }
  `,
})
export class BacktestsPage {
  private readonly api = inject(Api);
  private readonly dialogs = inject(MatDialog);
  private readonly router = inject(Router);
  /** A pipeline to test at once, from the address. */
  readonly new = input<string>();
  protected readonly list = paged(
    () => ({}),
    (_query, after) => this.api.backtests({ after }),
  );
  protected readonly count = count;
  protected readonly dayUtc = dayUtc;
  protected readonly percent = percent;
  protected readonly same = same;

  constructor() {
    inject(Crumbs).show([{ label: 'Backtests' }]);
    const poll = inject(Poll);
    poll.while(
      () => !!this.list.items()?.some((backtest) => same(backtest.status, 'pending', 'running')),
      () => this.list.reload(),
    );
    effect(() => {
      const pipeline = this.new();
      if (pipeline) untracked(() => this.create(pipeline));
    });
  }

  protected create(pipeline?: string): void {
    const dialog = this.dialogs.open(BacktestDialog, { width: '640px', maxWidth: '94vw', data: { pipeline } });
    dialog.afterClosed().subscribe((backtest: Backtest | undefined) => {
      if (backtest) void this.router.navigate(['/backtests', backtest.id]);
      else if (this.new()) void this.router.navigate([], { queryParams: { new: null }, replaceUrl: true });
    });
  }

  protected importBars(): void {
    this.dialogs.open(ImportDialog, { width: '560px', maxWidth: '94vw' });
  }
}
