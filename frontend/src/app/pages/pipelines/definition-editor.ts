import { Component, computed, effect, inject, input, linkedSignal, output, signal, untracked } from '@angular/core';
import { Api } from '../../api/api';
import { Definition, Finding, Pipeline, same } from '../../api/model';
import { Problem, problemOf } from '../../api/problem';
import { Confirm } from '../../ui/confirm';
import { Icon } from '../../ui/icon';
import { ProblemNotice } from '../../ui/notices';
import { Toasts } from '../../ui/toasts';
import { Parsed, parse } from './parse';

const VALIDATE_AFTER = 400;

/** The definition as JSON, checked by the server while it is typed, saved as a new revision. */
@Component({
  selector: 'k-definition-editor',
  imports: [Icon, ProblemNotice],
  templateUrl: './definition-editor.html',
  styleUrl: './definition-editor.scss',
})
export class DefinitionEditor {
  private readonly api = inject(Api);
  private readonly confirm = inject(Confirm);
  private readonly toasts = inject(Toasts);
  readonly pipeline = input.required<Pipeline>();
  readonly saved = output<Pipeline>();
  readonly reload = output();

  /** The revision that is being edited; a newer one on the server does not overwrite what is typed. */
  private readonly base = signal<Pipeline | undefined>(undefined);
  protected readonly name = linkedSignal(() => this.base()?.name ?? '');
  protected readonly description = linkedSignal(() => this.base()?.description ?? '');
  protected readonly text = linkedSignal(() => JSON.stringify(this.base()?.definition ?? {}, null, 2));
  private readonly parsed = computed<Parsed>(() => parse(this.text()));
  protected readonly syntax = computed(() => {
    const parsed = this.parsed();
    return 'problem' in parsed ? parsed : undefined;
  });
  protected readonly lines = computed(() =>
    this.text()
      .split('\n')
      .map((_, index) => index + 1),
  );
  protected readonly changed = computed(() => {
    const base = this.base();
    return (
      !!base &&
      (this.name() !== base.name ||
        this.description() !== (base.description ?? '') ||
        this.text() !== JSON.stringify(base.definition, null, 2))
    );
  });
  /** Somebody saved a newer revision while this one is edited. */
  protected readonly stale = computed(() => (this.base()?.revision ?? 0) < this.pipeline().revision);
  protected readonly findings = signal<Finding[] | undefined>(undefined);
  protected readonly scrolled = signal(0);
  protected readonly checking = signal(false);
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly busy = signal(false);
  protected readonly same = same;

  constructor() {
    effect(() => {
      const pipeline = this.pipeline();
      untracked(() => {
        if (this.base()?.id !== pipeline.id || !this.changed()) this.base.set(pipeline);
      });
    });
    effect((onCleanup) => {
      const parsed = this.parsed();
      if (!('definition' in parsed)) return;
      const timer = setTimeout(() => void this.validate(parsed.definition), VALIDATE_AFTER);
      onCleanup(() => clearTimeout(timer));
    });
  }

  protected async save(): Promise<void> {
    const parsed = this.parsed();
    const base = this.base();
    if (!base || !('definition' in parsed)) return;
    this.busy.set(true);
    this.problem.set(undefined);
    try {
      const pipeline = await this.api.save(base.id, {
        name: this.name().trim(),
        description: this.description(),
        definition: parsed.definition,
        revision: base.revision,
      });
      this.base.set(pipeline);
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

  protected async discard(): Promise<void> {
    await this.confirm.ask({
      title: 'Discard your changes?',
      text: `The editor shows revision ${this.pipeline().revision} again; what you typed is lost.`,
      action: 'Discard',
      dangerous: true,
      act: () => Promise.resolve(this.reset()),
    });
  }

  private reset(): void {
    const newest = this.pipeline();
    this.base.set({ ...newest });
    this.text.set(JSON.stringify(newest.definition, null, 2));
    this.name.set(newest.name);
    this.description.set(newest.description ?? '');
    this.problem.set(undefined);
  }

  private async validate(definition: Definition): Promise<void> {
    this.checking.set(true);
    try {
      this.findings.set((await this.api.validate(definition)).problems);
    } catch (cause) {
      const problem = problemOf(cause);
      const items = problem.items.length ? problem.items : [{ message: problem.sentence }];
      this.findings.set(
        items.map((item) => ({
          severity: 'error',
          node: item.node ?? null,
          field: item.field ?? null,
          message: item.message,
        })),
      );
    } finally {
      this.checking.set(false);
    }
  }
}
