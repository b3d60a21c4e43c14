import { Component, DestroyRef, computed, effect, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Api } from '../../api/api';
import { same } from '../../api/model';
import { Crumbs } from '../../core/crumbs';
import { onEvents } from '../../core/live';
import { loading } from '../../core/loading';
import { Refresh } from '../../core/refresh';
import { plural } from '../../format/format';
import { ModeBadge } from '../../ui/badges';
import { Gain } from '../../ui/numbers';
import { Empty, ProblemNotice, Waiting } from '../../ui/notices';
import { AlarmStrip } from './alarm-strip';
import { Closing } from './close';
import { Holdings } from './holdings';
import { totals } from './measures';
import { PositionTable } from './position-table';

/** Everything that is open now, and what the brokers hold besides. */
@Component({
  selector: 'k-positions',
  imports: [AlarmStrip, Empty, Gain, Holdings, ModeBadge, PositionTable, ProblemNotice, RouterLink, Waiting],
  template: `
    <div class="page">
      <div class="page-head">
        <h1>Positions</h1>
        @if (open().length) {
          <div class="row">
            @for (total of totals(); track total.mode) {
              <span class="total">
                <k-mode [mode]="total.mode" />
                <span class="muted">{{ plural(total.count, 'position') }}</span>
                <b class="numbers"><k-gain [value]="total.unrealized" /></b>
              </span>
            }
            <button class="button" type="button" (click)="closeAll()">Close all</button>
          </div>
        }
      </div>
      <k-problem [problem]="loaded.problem()">
        <button class="button small" type="button" (click)="loaded.reload()">Try again</button>
      </k-problem>
      <k-alarm-strip [positions]="open()" (changed)="loaded.reload()" />
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
        <k-holdings class="card" />
      } @else if (!loaded.problem()) {
        <k-waiting />
      }
    </div>
  `,
  styles: `
    .total {
      display: inline-flex;
      align-items: center;
      gap: 8px;
      margin-right: 8px;
    }
  `,
})
export class PositionsPage {
  private readonly api = inject(Api);
  private readonly closing = inject(Closing);
  protected readonly loaded = loading(
    () => true,
    () => this.api.positions(),
  );
  protected readonly open = computed(() => this.loaded.value() ?? []);
  protected readonly totals = computed(() => totals(this.open()));
  protected readonly plural = plural;

  constructor() {
    const crumbs = inject(Crumbs);
    const live = computed(() => this.open().some((position) => same(position.trading_mode, 'live')));
    effect(() => crumbs.show([{ label: 'Positions' }], live() ? 'live' : undefined));
    onEvents(
      (event) => /^(position|trade|execution|notification)/.test(event.type),
      () => this.loaded.reload(),
    );
    inject(Refresh).every(5_000, () => this.open().length > 0 && this.loaded.reload(), inject(DestroyRef));
  }

  protected async closeAll(): Promise<void> {
    if (await this.closing.all(this.open())) await this.loaded.reload();
  }
}
