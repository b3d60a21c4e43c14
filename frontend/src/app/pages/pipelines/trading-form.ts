import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Api } from '../../api/api';
import { Pipeline, same } from '../../api/model';
import { Problem, problemOf } from '../../api/problem';
import { loading } from '../../core/loading';
import { words } from '../../format/format';
import { Icon } from '../../ui/icon';
import { ProblemNotice } from '../../ui/notices';
import { Toasts } from '../../ui/toasts';
import {
  DEFAULT_TIMEOUT,
  MODES,
  TradingSettings,
  sameSettings,
  settingsOf,
  timeouts,
  usable,
  usesBroker,
  withSettings,
} from './trading-settings';

/** With what money a pipeline trades, through which broker, and whether it asks before each trade. */
@Component({
  selector: 'k-trading-form',
  imports: [Icon, ProblemNotice, RouterLink],
  templateUrl: './trading-form.html',
  styleUrl: './trading-form.scss',
})
export class TradingForm {
  private readonly api = inject(Api);
  private readonly toasts = inject(Toasts);
  readonly pipeline = input.required<Pipeline>();
  readonly saved = output<Pipeline>();
  readonly reload = output();
  protected readonly modes = MODES;
  private readonly kept = computed(() => settingsOf(this.pipeline().definition));
  private readonly keptText = computed(() => JSON.stringify(this.kept()));
  /** What is chosen; a reload that brings the same settings does not undo it. */
  protected readonly chosen = linkedSignal<string, TradingSettings>({
    source: () => this.keptText(),
    computation: (text) => JSON.parse(text) as TradingSettings,
  });
  protected readonly connections = loading(
    () => true,
    () => this.api.brokerConnections(),
  );
  protected readonly usable = computed(() => usable(this.connections.value() ?? [], this.chosen().mode));
  protected readonly connection = computed(() => this.usable().find((one) => one.id === this.chosen().connection));
  protected readonly needsBroker = computed(() => usesBroker(this.chosen().mode));
  protected readonly timeouts = computed(() => timeouts(this.kept().timeout));
  protected readonly changed = computed(() => !sameSettings(this.kept(), this.chosen()));
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly same = same;
  protected readonly words = words;

  protected choose(change: Partial<TradingSettings>): void {
    this.chosen.update((before) => ({ ...before, ...change }));
  }

  /** Keys are not carried from one mode to the other. */
  protected chooseMode(mode: string): void {
    const only = usable(this.connections.value() ?? [], mode);
    const kept = only.find((one) => one.id === this.kept().connection);
    this.choose({ mode, connection: (kept ?? (only.length === 1 ? only[0] : undefined))?.id ?? null });
  }

  protected ask(yes: boolean): void {
    this.choose({ timeout: yes ? (this.kept().timeout ?? DEFAULT_TIMEOUT) : null });
  }

  protected discard(): void {
    this.chosen.set(this.kept());
    this.problem.set(undefined);
  }

  protected async save(): Promise<void> {
    const { id, name, description, definition, revision } = this.pipeline();
    this.busy.set(true);
    this.problem.set(undefined);
    try {
      const changed = withSettings(definition, this.chosen());
      const body = { name, description: description ?? '', definition: changed, revision };
      const pipeline = await this.api.save(id, body);
      this.saved.emit(pipeline);
      this.toasts.say(`Saved as revision ${pipeline.revision}.`);
    } catch (cause) {
      const problem = problemOf(cause);
      this.problem.set(problem);
      if (problem.status === 409) this.reload.emit();
    } finally {
      this.busy.set(false);
    }
  }
}
