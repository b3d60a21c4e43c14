import { Component, ElementRef, afterNextRender, inject, output, signal } from '@angular/core';
import { Router } from '@angular/router';
import { Api } from '../api/api';
import { same } from '../api/model';
import { Problem, problemOf } from '../api/problem';
import { UserNotification } from '../api/trading-model';
import { onEvents } from '../core/live';
import { Notifications } from '../core/notifications';
import { paged } from '../core/paged';
import { readable } from '../format/format';
import { Icon } from '../ui/icon';
import { Ago } from '../ui/numbers';
import { Empty, ProblemNotice, Waiting } from '../ui/notices';

const ICONS: Record<string, string> = { alarm: 'unprotected', warning: 'alert', info: 'info' };

/** What Kuber has told the user, newest first; opening one marks it read and leads to what it is about. */
@Component({
  selector: 'k-notification-list',
  imports: [Ago, Empty, Icon, ProblemNotice, Waiting],
  template: `
    <header>
      <h2 tabindex="-1">Notifications</h2>
      @if (notifications.count()) {
        <button class="button small" type="button" (click)="readAll()">Mark all read</button>
      }
      <button class="icon-button" type="button" aria-label="Close the notifications" (click)="done.emit()">
        <k-icon name="close" />
      </button>
    </header>
    <k-problem [problem]="problem() ?? list.problem()">
      <button class="button small" type="button" (click)="list.reload()">Try again</button>
    </k-problem>
    @if (list.items(); as items) {
      <ul>
        @for (one of items; track one.id) {
          <li [class.unread]="!one.read_at" [class]="one.severity.toLowerCase()">
            <button type="button" (click)="open(one)">
              <k-icon [name]="icon(one)" />
              <span class="text">
                <b>
                  @if (!one.read_at) {
                    <span class="unseen">Unread: </span>
                  }
                  {{ one.title }}</b
                >
                <span>{{ readable(one.sentence) }}</span>
                <span class="muted"><k-ago [at]="one.at" /></span>
              </span>
            </button>
          </li>
        }
      </ul>
      @if (!items.length) {
        <k-empty icon="bell" sentence="Nothing to tell you yet. Alarms, approvals and interventions are told here." />
      }
      @if (list.hasMore()) {
        <p class="more"><button class="button small" type="button" (click)="list.more()">Show older</button></p>
      }
    } @else if (!list.problem()) {
      <k-waiting />
    }
  `,
  styleUrl: './notification-list.scss',
})
export class NotificationList {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  protected readonly notifications = inject(Notifications);
  readonly done = output();
  protected readonly readable = readable;
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly list = paged(
    () => true,
    (_, after) => this.api.notifications({ limit: 20, after }),
  );

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef);
    onEvents(
      (event) => event.type === 'notification',
      () => this.list.reload(),
    );
    afterNextRender(() => host.nativeElement.querySelector('h2')?.focus());
  }

  protected icon(one: UserNotification): string {
    return ICONS[one.severity.toLowerCase()] ?? 'info';
  }

  protected async open(one: UserNotification): Promise<void> {
    const read = one.read_at ? Promise.resolve() : this.attempt(() => this.notifications.read(one.id));
    const link = linkOf(one);
    if (link) await this.router.navigateByUrl(link);
    await read;
    if (link) this.done.emit();
    else await this.list.reload();
  }

  protected async readAll(): Promise<void> {
    await this.attempt(() => this.notifications.readAll());
    await this.list.reload();
  }

  private async attempt(act: () => Promise<void>): Promise<void> {
    try {
      await act();
      this.problem.set(undefined);
    } catch (cause) {
      this.problem.set(problemOf(cause));
    }
  }
}

/** An alarm leads to the positions, where something can be done about it. */
function linkOf(one: UserNotification): string | undefined {
  if (same(one.severity, 'alarm') && one.symbol) return '/positions';
  if (one.execution_id) return `/executions/${one.execution_id}`;
  return one.pipeline_id ? `/pipelines/${one.pipeline_id}` : undefined;
}
