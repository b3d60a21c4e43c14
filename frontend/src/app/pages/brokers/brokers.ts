import { Component, inject, signal } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { Api } from '../../api/api';
import { same } from '../../api/model';
import { BrokerAccount, BrokerConnection } from '../../api/trading-model';
import { Problem, problemOf } from '../../api/problem';
import { Crumbs } from '../../core/crumbs';
import { loading } from '../../core/loading';
import { DASH, words } from '../../format/format';
import { MoneyPipe } from '../../format/pipes';
import { ModeBadge } from '../../ui/badges';
import { Confirm } from '../../ui/confirm';
import { Icon } from '../../ui/icon';
import { Empty, ProblemNotice, Waiting } from '../../ui/notices';
import { Toasts } from '../../ui/toasts';
import { ConnectionCard } from '../settings/connection-card';
import { SettingsTabs } from '../settings/settings-tabs';
import { ConnectDialog } from './connect-dialog';

interface Answer {
  account?: BrokerAccount | null;
  problem?: Problem;
}

/** The broker accounts that pipelines may trade through; "verified" means that the broker was really asked. */
@Component({
  selector: 'k-brokers',
  imports: [ConnectionCard, Empty, Icon, ModeBadge, MoneyPipe, ProblemNotice, SettingsTabs, Waiting],
  templateUrl: './brokers.html',
  styleUrl: './brokers.scss',
})
export class BrokersPage {
  private readonly api = inject(Api);
  private readonly confirm = inject(Confirm);
  private readonly dialogs = inject(MatDialog);
  private readonly toasts = inject(Toasts);
  protected readonly connections = loading(
    () => true,
    () => this.api.brokerConnections(),
  );
  protected readonly testing = signal<string | undefined>(undefined);
  /** What the broker answered to the last test of each connection. */
  protected readonly answers = signal<Record<string, Answer>>({});

  constructor() {
    inject(Crumbs).show([{ label: 'Settings', link: '/settings' }, { label: 'Broker connections' }]);
  }

  protected facts(connection: BrokerConnection) {
    return [
      { label: 'Broker', value: words(connection.broker) },
      { label: 'Key', value: connection.key_hint, mono: true },
      { label: 'Account', value: connection.account_number ?? DASH, mono: true },
    ];
  }

  protected async add(): Promise<void> {
    const dialog = this.dialogs.open<ConnectDialog, undefined, BrokerConnection>(ConnectDialog, {
      width: '480px',
      maxWidth: '94vw',
      autoFocus: 'first-tabbable',
    });
    const made = await firstValueFrom(dialog.afterClosed());
    if (!made) return;
    const verified = same(made.status, 'verified');
    this.toasts.say(verified ? `${made.name} is connected.` : (made.message ?? 'Kept, but not verified.'), !verified);
    await this.connections.reload();
  }

  protected async test(connection: BrokerConnection): Promise<void> {
    this.testing.set(connection.id);
    try {
      const { account } = await this.api.testConnection(connection.id);
      this.remember(connection.id, { account });
    } catch (cause) {
      this.remember(connection.id, { problem: problemOf(cause) });
    } finally {
      this.testing.set(undefined);
    }
    await this.connections.reload();
  }

  protected async remove(connection: BrokerConnection): Promise<void> {
    const done = await this.confirm.ask({
      title: `Delete ${connection.name}?`,
      text: `Kuber forgets the keys ${connection.key_hint} for good; at the broker they stay valid until you revoke them there. It cannot be deleted while a started pipeline or an open position uses it.`,
      action: 'Delete',
      dangerous: true,
      act: () => this.api.removeConnection(connection.id),
    });
    if (!done) return;
    this.toasts.say(`${connection.name} is deleted.`);
    await this.connections.reload();
  }

  protected shorting(enabled: boolean | null): string {
    return enabled === null ? DASH : enabled ? 'Allowed' : 'Not allowed';
  }

  private remember(id: string, answer: Answer): void {
    this.answers.update((all) => ({ ...all, [id]: answer }));
  }
}
