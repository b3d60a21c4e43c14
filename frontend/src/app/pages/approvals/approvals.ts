import { Component, DestroyRef, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Crumbs } from '../../core/crumbs';
import { PendingApprovals } from '../../core/desk';
import { Refresh } from '../../core/refresh';
import { Empty, ProblemNotice, Waiting } from '../../ui/notices';
import { ApprovalCard } from './approval-card';
import { DecidedList } from './decided-list';

const TABS = [
  { id: 'pending', label: 'Waiting' },
  { id: 'decided', label: 'Decided' },
] as const;

/** The inbox of trades that wait for a person's consent, and what was said to earlier ones. */
@Component({
  selector: 'k-approvals',
  imports: [ApprovalCard, DecidedList, Empty, ProblemNotice, RouterLink, Waiting],
  template: `
    <div class="page">
      <div class="page-head"><h1>Approvals</h1></div>
      <nav class="tabs" aria-label="Which approvals">
        @for (one of tabs; track one.id) {
          <a
            [routerLink]="[]"
            [queryParams]="{ tab: one.id === 'pending' ? null : one.id }"
            [class.chosen]="one.id === shown()"
            [attr.aria-current]="one.id === shown() ? 'page' : null"
            >{{ one.label }}{{ one.id === 'pending' && pending.items().length ? ' ' + pending.items().length : '' }}</a
          >
        }
      </nav>
      @if (shown() === 'decided') {
        <k-decided-list class="card" />
      } @else {
        <k-problem [problem]="pending.problem()">
          <button class="button small" type="button" (click)="pending.reload()">Try again</button>
        </k-problem>
        @if (pending.known()) {
          @for (approval of pending.items(); track approval.id) {
            <k-approval-card class="card" [approval]="approval" (decided)="pending.reload()" />
          } @empty {
            <section class="card">
              <k-empty
                icon="approvals"
                sentence="Nothing waits for you. A pipeline asks here before each trade once its settings say so, under Consent."
              >
                <a class="button" routerLink="/pipelines">Go to the pipelines</a>
              </k-empty>
            </section>
          }
        } @else if (!pending.problem()) {
          <k-waiting />
        }
      }
    </div>
  `,
})
export class ApprovalsPage {
  protected readonly pending = inject(PendingApprovals);
  protected readonly tabs = TABS;
  readonly tab = input<string>();
  protected readonly shown = computed(() => (this.tab() === 'decided' ? 'decided' : 'pending'));

  constructor() {
    inject(Crumbs).show([{ label: 'Approvals' }]);
    void this.pending.reload();
    // A simulated market may be over with it in seconds.
    inject(Refresh).every(5_000, () => this.pending.items().length > 0 && this.pending.reload(), inject(DestroyRef));
  }
}
