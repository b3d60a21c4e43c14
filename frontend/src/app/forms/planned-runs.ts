import { Component, computed, inject, input, signal } from '@angular/core';
import { Api } from '../api/api';
import { Definition } from '../api/model';
import { loading } from '../core/loading';
import { count, plural } from '../format/format';
import { ProblemNotice } from '../ui/notices';
import { debounced } from './debounced';
import { allDay, byDay, calendar, clock, costWords, dateOf, shortly, zoneName } from './planned';
import { isObject } from './schema';

const DAYS = 30;
const SHOWN = 6;

/** When a pipeline will run in the next 30 days, in its zone, and what that is likely to cost. */
@Component({
  selector: 'k-planned-runs',
  imports: [ProblemNotice],
  templateUrl: './planned-runs.html',
  styleUrl: './planned-runs.scss',
})
export class PlannedRuns {
  private readonly api = inject(Api);
  /** Drafts, too; it is looked at again shortly after it has changed. */
  readonly definition = input.required<Definition>();
  protected readonly plan = loading(
    debounced(this.definition, 600),
    (definition) => this.api.plannedRuns(definition, DAYS),
    () => true,
  );
  protected readonly zone = computed(() => {
    const { schedule, calendar } = this.definition().settings;
    const zone = isObject(schedule) ? schedule['zone'] : undefined;
    return typeof zone === 'string' ? zone : calendar === 'always' ? 'UTC' : 'America/New_York';
  });
  protected readonly days = computed(() => byDay(this.plan.value()?.items ?? [], this.zone()));
  protected readonly weeks = computed(() => {
    const first = this.plan.value()?.items[0]?.at;
    return first ? calendar(this.days(), dateOf(Math.min(Date.parse(first), Date.now()), this.zone()), DAYS) : [];
  });
  private readonly most = computed(() => Math.max(1, ...this.days().map(({ runs }) => runs.length)));
  protected readonly all = signal(false);
  /** The day that was chosen in the calendar; its runs are shown one by one. */
  protected readonly open = signal<string | undefined>(undefined);
  protected readonly list = computed(() => (this.all() ? this.days() : this.days().slice(0, SHOWN)));
  protected readonly more = computed(() => this.days().length - SHOWN);
  protected readonly zoneName = computed(() => zoneName(this.zone(), this.plan.value()?.items[0]?.at ?? Date.now()));
  protected readonly clock = clock;
  protected readonly shortly = shortly;
  protected readonly costWords = costWords;
  protected readonly count = count;
  protected readonly plural = plural;

  /** From faint to full, by how many runs the busiest day has. */
  protected depth(runs: number): number {
    return runs === 0 ? 0 : Math.round(25 + (60 * runs) / this.most());
  }

  /** `09:30`, or from the first to the last of many. */
  protected times(runs: { at: string; until: string | null }[]): string {
    const [first] = runs;
    const last = runs.at(-1);
    if (!first || !last) return '';
    const end = runs.length > 1 ? last.at : last.until;
    if (runs.length === 1 && allDay(first)) return 'all day';
    return end ? `${clock(first.at, this.zone())}–${clock(end, this.zone())}` : clock(first.at, this.zone());
  }

  protected toggle(date: string): void {
    this.open.update((open) => (open === date ? undefined : date));
  }
}
