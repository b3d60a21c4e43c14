import { Component, EnvironmentInjector, computed, effect, inject, input, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Api } from '../../api/api';
import { Halt } from '../../api/trading-model';
import { Crumbs } from '../../core/crumbs';
import { Halts } from '../../core/desk';
import { onEvents } from '../../core/live';
import { loading } from '../../core/loading';
import { paged } from '../../core/paged';
import { ExactPipe, WordsPipe } from '../../format/pipes';
import { Icon } from '../../ui/icon';
import { Ago } from '../../ui/numbers';
import { Empty, ProblemNotice, Waiting } from '../../ui/notices';
import { Value } from '../../ui/value';
import { openHalt } from './halt-dialog';
import { Resuming } from './resume';
import { VerifyLog } from './verify-log';

/** The kill switch: what is halted, by whom and why, and everything that was done by hand. */
@Component({
  selector: 'k-interventions',
  imports: [Ago, Empty, ExactPipe, Icon, ProblemNotice, RouterLink, Value, VerifyLog, Waiting, WordsPipe],
  templateUrl: './interventions.html',
  styleUrl: './interventions.scss',
})
export class InterventionsPage {
  private readonly api = inject(Api);
  private readonly injector = inject(EnvironmentInjector);
  private readonly resuming = inject(Resuming);
  /** A pipeline to halt, from its own page. */
  readonly halt = input<string>();
  protected readonly halts = inject(Halts);
  protected readonly log = paged(
    () => true,
    (_, after) => this.api.audit({ kind: 'intervention', after }),
  );

  private readonly all = loading(
    () => true,
    () => this.api.pipelines({ limit: 200 }),
  );
  /** Names by id: the log says of what by its id. */
  protected readonly pipelines = computed(
    () => new Map((this.all.value()?.items ?? []).map((pipeline) => [pipeline.id, pipeline.name])),
  );

  constructor() {
    inject(Crumbs).show([{ label: 'Interventions' }]);
    onEvents(
      (event) => /^(notification|halt|position)/.test(event.type),
      () => this.log.reload(),
      1000,
    );
    effect(() => {
      this.halts.inForce();
      untracked(() => void this.log.reload());
    });
    effect(() => {
      const pipeline = this.halt();
      if (pipeline) untracked(() => openHalt(this.injector, pipeline));
    });
  }

  protected ask(): void {
    openHalt(this.injector);
  }

  protected async resume(halt: Halt): Promise<void> {
    await this.resuming.ask(halt);
  }

  protected hasDetails(details: unknown): boolean {
    return typeof details === 'object' && details !== null ? Object.keys(details).length > 0 : !!details;
  }
}
