import { Component, DestroyRef, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Api } from '../../api/api';
import { Crumbs } from '../../core/crumbs';
import { onEvents } from '../../core/live';
import { loading } from '../../core/loading';
import { Refresh } from '../../core/refresh';
import { numberOf, plural } from '../../format/format';
import { Confirm } from '../../ui/confirm';
import { Gain } from '../../ui/numbers';
import { Empty, ProblemNotice, Waiting } from '../../ui/notices';
import { Toasts } from '../../ui/toasts';
import { PositionTable } from './position-table';

/** Everything that is open now. */
@Component({
  selector: 'k-positions',
  imports: [Empty, Gain, PositionTable, ProblemNotice, RouterLink, Waiting],
  template: `
    <div class="page">
      <div class="page-head">
        <h1>Positions</h1>
        @if (open().length) {
          <div class="row">
            <span class="muted">{{ plural(open().length, 'position') }}, open profit and loss</span>
            <b class="numbers"><k-gain [value]="total()" /></b>
            <button class="button" type="button" (click)="closeAll()">Close all</button>
          </div>
        }
      </div>
      <k-problem [problem]="loaded.problem()">
        <button class="button small" type="button" (click)="loaded.reload()">Try again</button>
      </k-problem>
      @if (loaded.value()) {
        <section class="card" aria-label="Open positions">
          @if (open().length) {
            <k-position-table [positions]="open()" (changed)="loaded.reload()" />
          } @else {
            <k-empty icon="positions" sentence="Nothing is open. A position appears here as soon as a pipeline trades.">
              <a class="button primary" routerLink="/pipelines">Go to the pipelines</a>
            </k-empty>
          }
        </section>
      } @else if (!loaded.problem()) {
        <k-waiting />
      }
    </div>
  `,
})
export class PositionsPage {
  private readonly api = inject(Api);
  private readonly confirm = inject(Confirm);
  private readonly toasts = inject(Toasts);
  protected readonly loaded = loading(
    () => true,
    () => this.api.positions(),
  );
  protected readonly open = computed(() => this.loaded.value() ?? []);
  protected readonly total = computed(() =>
    this.open().reduce((sum, position) => sum + (numberOf(position.unrealized) ?? 0), 0),
  );
  protected readonly plural = plural;

  constructor() {
    inject(Crumbs).show([{ label: 'Positions' }]);
    onEvents(
      (event) => /^(position|trade|execution)/.test(event.type),
      () => this.loaded.reload(),
    );
    inject(Refresh).every(5_000, () => this.open().length > 0 && this.loaded.reload(), inject(DestroyRef));
  }

  protected async closeAll(): Promise<void> {
    const open = this.open();
    const names = open.map((position) => position.symbol).join(', ');
    const done = await this.confirm.ask({
      title: `Close all ${plural(open.length, 'position')} at market?`,
      text: `This closes ${names}, whichever pipeline holds them, and cancels their stops and targets. The pipelines themselves go on: pause or stop them if they should not trade again.`,
      action: 'Close all',
      dangerous: true,
      type: 'close all',
      act: () => this.api.closeAll('All closed by hand.'),
    });
    if (!done) return;
    this.toasts.say(`Asked to close ${plural(open.length, 'position')}.`);
    await this.loaded.reload();
  }
}
