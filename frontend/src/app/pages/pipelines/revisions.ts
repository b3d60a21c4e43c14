import { Component, computed, inject, input, output, signal } from '@angular/core';
import { Api } from '../../api/api';
import { Pipeline, Revision } from '../../api/model';
import { loading } from '../../core/loading';
import { plural } from '../../format/format';
import { Confirm } from '../../ui/confirm';
import { Graph } from '../../ui/graph';
import { Ago } from '../../ui/numbers';
import { ProblemNotice, Waiting } from '../../ui/notices';
import { Toasts } from '../../ui/toasts';

/** Every revision ever saved, newest first; each can be looked at and brought back as a new one. */
@Component({
  selector: 'k-revisions',
  imports: [Ago, Graph, ProblemNotice, Waiting],
  template: `
    <header><h2>Revisions</h2></header>
    <k-problem [problem]="loaded.problem()" />
    @if (newestFirst(); as all) {
      <ul>
        @for (one of all; track one.revision) {
          <li>
            <div class="line">
              <b class="numbers">Revision {{ one.revision }}</b>
              @if (one.revision === pipeline().revision) {
                <span class="muted">in use</span>
              }
              <span class="muted">
                {{ plural(one.definition.nodes.length, 'agent') }}, saved <k-ago [at]="one.created_at" />
              </span>
              <button
                class="button small"
                type="button"
                [attr.aria-expanded]="shown() === one.revision"
                [attr.aria-label]="(shown() === one.revision ? 'Hide' : 'Show') + ' revision ' + one.revision"
                (click)="shown.set(shown() === one.revision ? undefined : one.revision)"
              >
                {{ shown() === one.revision ? 'Hide' : 'Show' }}
              </button>
              @if (one.revision !== pipeline().revision) {
                <button
                  class="button small"
                  type="button"
                  [attr.aria-label]="'Bring back revision ' + one.revision"
                  (click)="bringBack(one)"
                >
                  Bring back
                </button>
              }
            </div>
            @if (shown() === one.revision) {
              <k-graph [definition]="one.definition" />
            }
          </li>
        }
      </ul>
    } @else if (!loaded.problem()) {
      <k-waiting />
    }
  `,
  styles: `
    ul {
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      border-bottom: 1px solid var(--line);
    }
    li:last-child {
      border-bottom: 0;
    }
    .line {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px 12px;
      padding: 8px 16px;
    }
    .line > .muted:last-of-type {
      flex: 1;
    }
  `,
})
export class Revisions {
  private readonly api = inject(Api);
  private readonly confirm = inject(Confirm);
  private readonly toasts = inject(Toasts);
  readonly pipeline = input.required<Pipeline>();
  readonly saved = output<Pipeline>();
  private readonly question = computed(() => `${this.pipeline().id} ${this.pipeline().revision}`);
  protected readonly loaded = loading(
    () => this.question(),
    () => this.api.revisions(this.pipeline().id),
  );
  protected readonly newestFirst = computed(() =>
    this.loaded
      .value()
      ?.slice()
      .sort((a, b) => b.revision - a.revision),
  );
  protected readonly shown = signal<number | undefined>(undefined);
  protected readonly plural = plural;

  protected async bringBack(revision: Revision): Promise<void> {
    const pipeline = this.pipeline();
    await this.confirm.ask({
      title: `Bring back revision ${revision.revision}?`,
      text: `It is saved as revision ${pipeline.revision + 1} and used from the next run on. Nothing is lost: revision ${pipeline.revision} stays in this list.`,
      action: 'Bring back',
      act: async () => {
        const saved = await this.api.save(pipeline.id, {
          name: pipeline.name,
          description: pipeline.description ?? '',
          definition: revision.definition,
          revision: pipeline.revision,
        });
        this.saved.emit(saved);
        this.toasts.say(`Revision ${revision.revision} is back as revision ${saved.revision}.`);
      },
    });
  }
}
