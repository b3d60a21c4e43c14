import { Component, computed, inject, input, output, signal } from '@angular/core';
import { Api } from '../../api/api';
import { PipelineSummary, same } from '../../api/model';
import { Work } from '../../core/work';
import { plural } from '../../format/format';
import { Confirm } from '../../ui/confirm';
import { Icon } from '../../ui/icon';
import { withTag } from '../../ui/tags';
import { download, fileNameOf, fileOf } from './pipeline-file';

/** What can be done with several pipelines at once; one that fails tells why and holds up no other. */
@Component({
  selector: 'k-bulk',
  imports: [Icon],
  template: `
    <div class="bar" role="region" aria-label="With the selected pipelines">
      @if (task(); as it) {
        @if (it.state === 'running') {
          <label class="progress">
            <span>{{ it.title }}: {{ it.done }} of {{ it.total }}</span>
            <progress [value]="it.done" [max]="it.total"></progress>
          </label>
          <button class="button small" type="button" (click)="work.cancel(it.id)">Cancel</button>
        } @else {
          <div class="outcome" role="status">
            <p>{{ outcome() }}</p>
            @if (it.failures.length) {
              <ul>
                @for (failure of it.failures; track $index) {
                  <li>{{ failure }}</li>
                }
              </ul>
            }
          </div>
          <button class="button small" type="button" (click)="finish()">Done</button>
        }
      } @else {
        <b>{{ plural(selected().length, 'pipeline') }} selected</b>
        <span class="buttons">
          <button class="button small" type="button" (click)="pause()"><k-icon name="pause" />Pause</button>
          <button class="button small" type="button" (click)="stop()"><k-icon name="stop" />Stop</button>
          <form class="tagging" (submit)="$event.preventDefault(); tag(field.value); field.value = ''">
            <input
              #field
              type="text"
              maxlength="30"
              autocomplete="off"
              placeholder="Tag"
              aria-label="Tag for all of them"
              list="k-bulk-tags"
            />
            <datalist id="k-bulk-tags">
              @for (one of known(); track one) {
                <option [value]="one"></option>
              }
            </datalist>
            <button class="button small" type="submit">Add tag</button>
          </form>
          @if (archived()) {
            <button class="button small" type="button" (click)="unarchive()">Bring back</button>
          } @else {
            <button class="button small" type="button" (click)="archive()"><k-icon name="archive" />Archive</button>
          }
          <button class="button small" type="button" (click)="export()"><k-icon name="export" />Export</button>
        </span>
        <button class="button small" type="button" (click)="cleared.emit()">Clear selection</button>
      }
    </div>
  `,
  styles: `
    .bar {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px 16px;
      padding: 8px 12px 8px 16px;
      border-bottom: 1px solid var(--line);
      background: var(--accent-soft);
    }
    .buttons,
    .tagging {
      display: flex;
      flex-wrap: wrap;
      gap: 4px;
    }
    .buttons {
      flex: 1;
    }
    .tagging input {
      width: 96px;
      height: 26px;
      padding: 0 8px;
      border: 1px solid var(--line);
      border-radius: var(--radius-control);
      background: var(--surface-0);
      color: var(--text);
      font: 400 12px/16px var(--sans);
    }
    .progress {
      display: flex;
      flex: 1;
      align-items: center;
      gap: 12px;
    }
    progress {
      flex: 1;
      max-width: 280px;
      accent-color: var(--accent);
    }
    .outcome {
      flex: 1;
    }
    ul {
      margin: 4px 0 0;
      padding-left: 18px;
      color: var(--danger);
    }
    @media (max-width: 720px) {
      .tagging input {
        height: 40px;
        font-size: 16px;
      }
    }
  `,
})
export class Bulk {
  private readonly api = inject(Api);
  private readonly confirm = inject(Confirm);
  protected readonly work = inject(Work);
  readonly selected = input.required<PipelineSummary[]>();
  /** Tags in use, to choose from. */
  readonly known = input<string[]>([]);
  readonly changed = output();
  readonly cleared = output();
  private readonly id = signal<number | undefined>(undefined);
  private readonly past = signal('');
  protected readonly task = computed(() => this.work.task(this.id()));
  protected readonly archived = computed(() => this.selected().every((one) => same(one.status, 'archived')));
  protected readonly outcome = computed(() => {
    const task = this.task();
    if (!task) return '';
    const good = task.done - task.failures.length;
    const rest = task.total - task.done;
    const left = rest ? ` Cancelled before the other ${rest}.` : '';
    return `${plural(good, 'pipeline')} ${this.past()}${task.failures.length ? `, ${task.failures.length} not.` : '.'}${left}`;
  });
  protected readonly plural = plural;

  protected pause(): void {
    void this.each('Pausing', 'paused', ({ id }) => this.api.command(id, 'pause'));
  }

  protected async stop(): Promise<void> {
    const open = this.selected().reduce((sum, one) => sum + one.open_positions, 0);
    const guarded = open ? ` Their ${plural(open, 'open position')} stay open and protected until stop or target.` : '';
    const sure = await this.sure(
      `Stop ${plural(this.selected().length, 'pipeline')}?`,
      `They start no new run until you start them again.${guarded}`,
      'Stop them',
    );
    if (sure) void this.each('Stopping', 'stopped', ({ id }) => this.api.command(id, 'stop'));
  }

  protected tag(text: string): void {
    if (!text.trim()) return;
    void this.each('Tagging', 'tagged', ({ id, tags = [] }) => {
      const next = withTag(tags, text);
      return next === tags ? Promise.resolve() : this.api.change(id, { tags: next });
    });
  }

  protected async archive(): Promise<void> {
    const sure = await this.sure(
      `Archive ${plural(this.selected().length, 'pipeline')}?`,
      'They leave the list and cannot run. Their runs and trades stay, and they can be brought back under the status Archived.',
      'Archive them',
    );
    if (sure) void this.each('Archiving', 'archived', ({ id }) => this.api.archive(id));
  }

  protected unarchive(): void {
    void this.each('Bringing back', 'brought back', ({ id }) => this.api.unarchive(id));
  }

  protected export(): void {
    void this.each('Exporting', 'exported', async ({ id }) => {
      const pipeline = await this.api.pipeline(id);
      download(fileNameOf(pipeline.name), fileOf(pipeline));
    });
  }

  /** Whoever has seen the outcome goes on with those that failed, if any did. */
  protected finish(): void {
    const task = this.task();
    if (!task) return;
    this.work.dismiss(task.id);
    this.id.set(undefined);
    if (!task.failures.length && task.state === 'done') this.cleared.emit();
  }

  private async each(doing: string, past: string, act: (one: PipelineSummary) => Promise<unknown>): Promise<void> {
    const chosen = this.selected();
    this.past.set(past);
    const work = this.work.each(`${doing} ${plural(chosen.length, 'pipeline')}`, chosen, ({ name }) => name, act);
    this.id.set(this.work.tasks()[0]?.id);
    await work;
    this.changed.emit();
  }

  private sure(title: string, text: string, action: string): Promise<boolean> {
    return this.confirm.ask({ title, text, action, act: () => Promise.resolve() });
  }
}
