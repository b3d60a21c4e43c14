import { Component, inject, signal } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { Api } from '../../api/api';
import { same } from '../../api/model';
import { ModelConnection, ModelLimits, NamedModel } from '../../api/models-model';
import { Problem, problemOf } from '../../api/problem';
import { Crumbs } from '../../core/crumbs';
import { loading } from '../../core/loading';
import { plural, rate } from '../../format/format';
import { Confirm } from '../../ui/confirm';
import { Icon } from '../../ui/icon';
import { Empty, ProblemNotice, Waiting } from '../../ui/notices';
import { Toasts } from '../../ui/toasts';
import { ConnectionCard } from '../settings/connection-card';
import { SettingsTabs } from '../settings/settings-tabs';
import { ConnectModelsDialog } from './connect-models-dialog';
import { LimitsDialog } from './limits-dialog';
import { providerName } from './providers';

/** The providers of language models that agents may ask; "verified" means that the provider was really asked. */
@Component({
  selector: 'k-models',
  imports: [ConnectionCard, Empty, Icon, ProblemNotice, SettingsTabs, Waiting],
  templateUrl: './models.html',
  styleUrl: './models.scss',
})
export class ModelsPage {
  private readonly api = inject(Api);
  private readonly confirm = inject(Confirm);
  private readonly dialogs = inject(MatDialog);
  private readonly toasts = inject(Toasts);
  protected readonly connections = loading(
    () => true,
    () => this.api.modelConnections(),
  );
  private readonly models = loading(
    () => true,
    () => this.api.models(),
  );
  protected readonly testing = signal<string | undefined>(undefined);
  /** What went wrong when a connection was last tested or changed. */
  protected readonly problems = signal<Record<string, Problem | undefined>>({});
  protected readonly plural = plural;

  constructor() {
    inject(Crumbs).show([{ label: 'Settings', link: '/settings' }, { label: 'Model connections' }]);
  }

  protected facts(connection: ModelConnection) {
    return [
      { label: 'Provider', value: providerName(connection.provider) },
      { label: 'Key', value: connection.key_hint || 'None', mono: !!connection.key_hint },
      { label: 'Limits', value: `${connection.requests_per_minute} a minute, ${connection.concurrent} at once` },
    ];
  }

  protected of(connection: ModelConnection): NamedModel[] {
    return (this.models.value() ?? []).filter((model) => model.connection === connection.name);
  }

  protected price(model: NamedModel): string {
    const price = model.price;
    return price
      ? `${rate(price.input)} read, ${rate(price.output)} written, per million tokens`
      : model.usable
        ? 'price unknown'
        : 'price unknown: not asked';
  }

  protected async add(): Promise<void> {
    const dialog = this.dialogs.open<ConnectModelsDialog, undefined, ModelConnection>(ConnectModelsDialog, {
      width: '480px',
      maxWidth: '94vw',
      autoFocus: 'first-tabbable',
    });
    const made = await firstValueFrom(dialog.afterClosed());
    if (!made) return;
    const verified = same(made.status, 'verified');
    this.toasts.say(verified ? `${made.name} is connected.` : made.message, !verified);
    await this.reload();
  }

  protected test(connection: ModelConnection): Promise<void> {
    this.testing.set(connection.id);
    return this.doing(connection, () => this.api.testModelConnection(connection.id));
  }

  protected change(connection: ModelConnection, what: Partial<ModelLimits>): Promise<void> {
    return this.doing(connection, () => this.api.changeModelConnection(connection.id, what));
  }

  protected async limit(connection: ModelConnection): Promise<void> {
    const dialog = this.dialogs.open<LimitsDialog, ModelConnection, ModelConnection>(LimitsDialog, {
      data: connection,
      width: '420px',
      maxWidth: '94vw',
      autoFocus: 'input',
    });
    if (!(await firstValueFrom(dialog.afterClosed()))) return;
    this.toasts.say(`The limits of ${connection.name} are changed.`);
    await this.reload();
  }

  protected async remove(connection: ModelConnection): Promise<void> {
    const done = await this.confirm.ask({
      title: `Delete ${connection.name}?`,
      text: `Kuber forgets the key for good; at the provider it stays valid until you revoke it there. Agents set to models of ${connection.name} cannot ask them any more. Recorded calls stay.`,
      action: 'Delete',
      dangerous: true,
      act: () => this.api.removeModelConnection(connection.id),
    });
    if (!done) return;
    this.toasts.say(`${connection.name} is deleted.`);
    await this.reload();
  }

  private async doing(connection: ModelConnection, act: () => Promise<unknown>): Promise<void> {
    let problem: Problem | undefined;
    try {
      await act();
    } catch (cause) {
      problem = problemOf(cause);
    }
    this.testing.set(undefined);
    this.problems.update((all) => ({ ...all, [connection.id]: problem }));
    await this.reload();
  }

  private async reload(): Promise<void> {
    await Promise.all([this.connections.reload(), this.models.reload()]);
  }
}
