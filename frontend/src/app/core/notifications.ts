import { DestroyRef, Injectable, computed, inject } from '@angular/core';
import { Api } from '../api/api';
import { same } from '../api/model';
import { UserNotification } from '../api/trading-model';
import { forTheUser } from './desk';
import { Live } from './live';
import { Session } from './session';
import { readable } from '../format/format';
import { Toasts } from '../ui/toasts';

/** Among so many of the newest an alarm is looked for. */
const LOOKED_AT = 50;

/** The user's unread notifications: how many, whether an alarm is among them. A new alarm is also shown at once. */
@Injectable({ providedIn: 'root' })
export class Notifications {
  private readonly api = inject(Api);
  private readonly session = inject(Session);
  private readonly toasts = inject(Toasts);
  private readonly loaded = forTheUser(
    () => this.api.notifications({ unread: 'true', limit: LOOKED_AT }),
    (event) => event.type === 'notification',
  );
  private readonly newest = computed(() => (this.session.loggedIn() ? (this.loaded.value()?.items ?? []) : []));
  readonly count = computed(() => (this.session.loggedIn() ? (this.loaded.value()?.unread ?? 0) : 0));
  readonly alarms = computed(() => this.newest().filter((one) => same(one.severity, 'alarm')).length);

  constructor() {
    const news = inject(Live).events.subscribe((event) => {
      const told = event?.type === 'notification' ? (event.data as Partial<UserNotification> | null) : null;
      if (told?.sentence && same(told.severity, 'alarm'))
        this.toasts.alarm(`${told.title ?? 'Alarm'}: ${readable(told.sentence)}`);
    });
    inject(DestroyRef).onDestroy(() => news.unsubscribe());
  }

  reload(): Promise<void> {
    return this.loaded.reload();
  }

  async read(id: string): Promise<void> {
    await this.api.readNotification(id);
    await this.reload();
  }

  async readAll(): Promise<void> {
    await this.api.readAllNotifications();
    await this.reload();
  }
}
