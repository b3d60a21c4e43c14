import { Component, ElementRef, HostListener, computed, inject, signal, viewChild } from '@angular/core';
import { NavigationEnd, Router } from '@angular/router';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { filter } from 'rxjs';
import { Notifications } from '../core/notifications';
import { plural } from '../format/format';
import { Icon } from '../ui/icon';
import { NotificationList } from './notification-list';

/** The bell: how much is unread, red when an alarm is among it, and the list behind it. */
@Component({
  selector: 'k-bell',
  imports: [Icon, NotificationList],
  template: `
    <button
      #button
      class="icon-button"
      type="button"
      aria-haspopup="dialog"
      [attr.aria-expanded]="open()"
      [attr.aria-label]="label()"
      (click)="open.set(!open())"
    >
      <k-icon name="bell" />
      @if (notifications.count(); as count) {
        <span class="count" [class.alarm]="notifications.alarms()" aria-hidden="true">{{
          count > 99 ? '99+' : count
        }}</span>
      }
    </button>
    @if (open()) {
      <k-notification-list role="dialog" aria-label="Notifications" (done)="close()" />
    }
  `,
  styles: `
    :host {
      position: relative;
    }
    .icon-button {
      position: relative;
    }
    .count {
      position: absolute;
      top: -1px;
      left: 16px;
      min-width: 16px;
      padding: 0 4px;
      border-radius: 8px;
      background: var(--accent);
      color: var(--on-accent);
      font: 600 10px/16px var(--sans);
      font-variant-numeric: tabular-nums;
      text-align: center;
    }
    .alarm {
      background: var(--danger);
      color: var(--on-danger);
    }
    @media (max-width: 720px) {
      :host {
        position: static;
      }
      .icon-button {
        width: 40px;
        height: 40px;
        font-size: 16px;
      }
      .count {
        top: 3px;
        left: 22px;
      }
    }
  `,
})
export class Bell {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly button = viewChild.required<ElementRef<HTMLButtonElement>>('button');
  protected readonly notifications = inject(Notifications);
  protected readonly open = signal(false);
  protected readonly label = computed(() => {
    const alarms = this.notifications.alarms();
    const unread = this.notifications.count();
    if (!unread) return 'Notifications, none unread';
    return `Notifications, ${unread} unread${alarms ? `, ${plural(alarms, 'alarm')}` : ''}`;
  });

  constructor() {
    inject(Router)
      .events.pipe(
        filter((event) => event instanceof NavigationEnd),
        takeUntilDestroyed(),
      )
      .subscribe(() => this.open.set(false));
  }

  protected close(): void {
    this.open.set(false);
    this.button().nativeElement.focus();
  }

  @HostListener('document:keydown.escape')
  protected escape(): void {
    if (this.open()) this.close();
  }

  @HostListener('document:click', ['$event.target'])
  protected outside(target: EventTarget | null): void {
    if (this.open() && target instanceof Node && target.isConnected && !this.host.nativeElement.contains(target)) {
      this.open.set(false);
    }
  }
}
