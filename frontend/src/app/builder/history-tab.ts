import { Component, computed, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import { Api } from '../api/api';
import { Definition, Revision } from '../api/model';
import { loading } from '../core/loading';
import { plural } from '../format/format';
import { ProblemNotice, Waiting } from '../ui/notices';
import { Ago } from '../ui/numbers';
import { Toasts } from '../ui/toasts';
import { PipelineCanvas } from './canvas/pipeline-canvas';
import { cardOf } from './cards';
import { difference } from './diff';
import { placed } from './tidy';
import { Workbench } from './workbench';

/** What can be compared: a revision, or the draft. */
interface Version {
  key: string;
  label: string;
  definition: Definition;
}

const DRAFT = 'draft';

/** Every revision ever published: compared with the draft or with each other, on the canvas and in words, and restored. */
@Component({
  selector: 'k-history-tab',
  imports: [Ago, PipelineCanvas, ProblemNotice, Waiting],
  templateUrl: './history-tab.html',
  styleUrl: './history-tab.scss',
})
export class HistoryTab {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  protected readonly bench = inject(Workbench);
  private readonly question = computed(() => {
    const pipeline = this.bench.pipeline();
    return pipeline && `${pipeline.id} ${pipeline.revision}`;
  });
  protected readonly loaded = loading(
    () => this.question(),
    (question) => this.api.revisions(question.split(' ')[0] ?? ''),
  );
  protected readonly newestFirst = computed(() =>
    [...(this.loaded.value() ?? [])].sort((a, b) => b.revision - a.revision),
  );
  protected readonly versions = computed<Version[]>(() => [
    { key: DRAFT, label: 'the draft', definition: this.bench.definition() },
    ...this.newestFirst().map(({ revision, definition }) => ({
      key: String(revision),
      label: `revision ${revision}`,
      definition,
    })),
  ]);
  private readonly picked = signal<string | undefined>(undefined);
  private readonly compared = signal(DRAFT);
  protected readonly chosen = computed(() => this.version(this.picked() ?? String(this.newestFirst()[0]?.revision)));
  protected readonly other = computed(() => this.version(this.compared()));
  protected readonly difference = computed(() => {
    const [before, after] = [this.chosen(), this.other()];
    if (!before || !after) return undefined;
    return difference(placed(before.definition), placed(after.definition), this.bench.agentOf);
  });
  protected readonly cards = computed(
    () =>
      new Map(
        (this.difference()?.both.nodes ?? []).map((node) => [
          node.id,
          cardOf(node, this.bench.agentOf(node.agent_type)),
        ]),
      ),
  );
  protected readonly plural = plural;

  protected choose(key: string): void {
    this.picked.set(key);
  }

  protected compareWith(key: string): void {
    this.compared.set(key);
  }

  protected async restore(revision: Revision): Promise<void> {
    this.bench.restore(revision);
    this.toasts.say(`The draft is revision ${revision.revision} again. Publish it to let it run, or undo with Ctrl+Z.`);
    await this.router.navigate([], { queryParams: {} });
  }

  private version(key: string): Version | undefined {
    return this.versions().find((one) => one.key === key);
  }
}
