import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { Api } from '../api/api';
import { Finding, Schema } from '../api/model';
import { loading } from '../core/loading';
import { ModeBadge } from '../ui/badges';
import { Icon } from '../ui/icon';
import { ProblemNotice } from '../ui/notices';
import { BrokerChoice } from './broker-choice';
import { bare, errorsOf } from './findings';
import { Config } from './schema';
import { SchemaForm } from './schema-form';
import { groupsOf, ofSettings, settled } from './settings-groups';
import { MODES, usesBroker, warning } from './trading-modes';

/**
 * The settings of a pipeline: its trading mode and broker by hand, all else from the server's schema. Without `schema`
 * it is fetched. `kept` are the settings that are in force, so that a switch of the mode can be warned of.
 */
@Component({
  selector: 'k-pipeline-settings',
  imports: [BrokerChoice, Icon, ModeBadge, ProblemNotice, SchemaForm],
  templateUrl: './pipeline-settings.html',
  styleUrl: './pipeline-settings.scss',
})
export class PipelineSettings {
  private readonly api = inject(Api);
  readonly settings = input.required<Config>();
  readonly kept = input<Config | undefined>(undefined);
  readonly schema = input<Schema | undefined>(undefined);
  readonly problems = input<Finding[]>([]);
  readonly disabled = input(false);
  readonly changed = output<Config>();
  protected readonly modes = MODES;
  protected readonly fetched = loading(
    () => (this.schema() ? undefined : true),
    () => this.api.settingsSchema(),
  );
  protected readonly known = computed(() => this.schema() ?? this.fetched.value());
  protected readonly mode = computed(() => modeOf(this.settings()));
  /** The mode that was there when this was opened, unless what is in force is known. */
  private readonly first = linkedSignal<Config | undefined, string>({
    source: this.kept,
    computation: (kept, before) => (kept ? modeOf(kept) : (before?.value ?? this.mode())),
  });
  protected readonly warning = computed(() => warning(this.first(), this.mode()));
  protected readonly switched = signal(false);
  protected readonly needsBroker = computed(() => usesBroker(this.mode()));
  protected readonly connection = computed(() => {
    const id = this.settings()['broker_connection'];
    return typeof id === 'string' ? id : null;
  });
  protected readonly findings = computed(() => ofSettings(this.problems()));
  protected readonly groups = computed(() => groupsOf(this.known() ?? {}, this.mode()));
  protected readonly brokerProblems = computed(() => this.sentences('settings.broker_connection'));
  /** What is wrong with settings that are not in sight in this mode. */
  protected readonly besides = computed(() => {
    const shown = [
      ...this.groups().flatMap(({ names }) => names),
      ...(this.needsBroker() ? ['broker_connection'] : []),
    ];
    return errorsOf(this.findings()).filter(({ field }) => {
      const name = /^settings\.([a-z_0-9]+)/.exec(field ?? '')?.[1] ?? '';
      return !shown.includes(name);
    });
  });

  /** Keys are not carried from one mode to the other: a paper key never trades live. */
  protected chooseMode(mode: string): void {
    const kept = this.kept();
    const before = kept && modeOf(kept) === mode ? kept['broker_connection'] : null;
    this.switched.set(true);
    this.give({ trading_mode: mode, broker_connection: before ?? null });
  }

  /** Of what a group gives, only its own settings count: the others may have changed meanwhile. */
  protected give(change: Config, names: string[] = Object.keys(change)): void {
    const of = (config: Config, wanted: boolean) =>
      Object.fromEntries(Object.entries(config).filter(([name]) => names.includes(name) === wanted));
    const before = this.settings();
    const own = settled(this.known() ?? {}, of(before, true), of(change, true));
    this.changed.emit({ ...of(before, false), ...own });
  }

  private sentences(field: string): string[] {
    return errorsOf(this.findings())
      .filter((finding) => finding.field === field)
      .map(({ message }) => bare(message, field));
  }
}

function modeOf(settings: Config): string {
  const mode = settings['trading_mode'];
  return typeof mode === 'string' ? mode.toLowerCase() : 'simulation';
}
