import { Component, computed, inject, input, output, signal } from '@angular/core';
import { Execution } from '../api/model';
import { Catalog } from '../core/catalog';
import { duration, exact, millisOf, plural, time, words } from '../format/format';
import { Icon } from '../ui/icon';
import { axisOf, placeOf } from './axis';
import { faceOf } from './faces';
import { asOf, newsOf, Span, spansOf, timesOf } from './story';

interface Bar {
  span: Span;
  left: number;
  width: number;
  says: string;
}

/** Who worked and who waited when: a row for each agent over one time axis on which long waits are squeezed. */
@Component({
  selector: 'k-gantt',
  imports: [Icon],
  templateUrl: './gantt.html',
  styleUrl: './gantt.scss',
})
export class Gantt {
  private readonly catalog = inject(Catalog);
  readonly execution = input.required<Execution>();
  /** The number of the step up to which it is drawn; the end of the run without one. */
  readonly at = input<number>();
  /** A bar was chosen: the number of its step. */
  readonly chosen = output<number>();

  /** The whole run gives the axis, so that nothing moves while it is replayed. */
  protected readonly axis = computed(() => axisOf(spansOf(this.execution()), newsOf(this.execution())));
  private readonly view = computed(() => asOf(this.execution(), this.at()));
  /** What was under way at a step in the past is drawn once it has ended. */
  private readonly spans = computed(() => {
    const replayed = this.view() !== this.execution();
    return spansOf(this.view()).filter((span) => !replayed || span.sequence > 0);
  });
  protected readonly rows = computed(() => {
    const axis = this.axis();
    return this.execution().nodes.map(({ node }) => {
      const face = faceOf(this.catalog, this.execution(), node);
      const spans = this.spans().filter((span) => span.node === node);
      const times = timesOf(spans, node);
      const bars = spans.map<Bar>((span) => {
        const left = placeOf(axis, span.from);
        return { span, left, width: placeOf(axis, span.to) - left, says: `${face.name}: ${saying(span)}` };
      });
      const state = this.view().nodes.find((one) => one.node === node)?.state ?? 'pending';
      return { node, face, bars, times: bars.length ? summary(times) : [words(state)] };
    });
  });
  protected readonly news = computed(() =>
    newsOf(this.view()).map((news) => ({ ...news, left: placeOf(this.axis(), news.at) })),
  );
  /** Where the replay stands. */
  protected readonly now = computed(() => {
    if (this.at() === undefined || this.view() === this.execution()) return undefined;
    const step = this.view().steps.at(-1);
    const moment = millisOf(step?.finished_at ?? step?.started_at);
    return moment === undefined ? 0 : placeOf(this.axis(), moment);
  });
  protected readonly gaps = computed(() =>
    this.axis()
      .segments.filter((segment) => segment.squeezed)
      .map((segment) => ({ ...segment, length: duration(segment.to - segment.from) })),
  );
  protected readonly begun = computed(() => dayOf(this.axis().segments[0]?.from));
  /** The time alone, with the day where it is another than before. */
  protected readonly ticks = computed(() => {
    let before = this.begun();
    return this.axis().ticks.map((tick) => {
      const day = dayOf(tick.at);
      const label = day === before ? time(tick.at / 1000).replace(' ET', '') : day.replace(/ \d{4}$/, '');
      before = day;
      return { ...tick, label };
    });
  });
  protected readonly speed = computed(() => {
    const simulation = this.execution().definition?.settings['simulation'] as { speed?: unknown } | undefined;
    const simulated = ['simulation', 'validation'].includes(this.execution().trading_mode.toLowerCase());
    return simulated && typeof simulation?.speed === 'number' && simulation.speed > 1 ? simulation.speed : undefined;
  });
  protected readonly told = signal<string | undefined>(undefined);
  /** The bar that the Tab key reaches; the arrow keys lead to the others. */
  private readonly reached = signal('');
  protected readonly inWords = computed(() => `Timeline of ${plural(this.rows().length, 'agent')}`);

  protected keyOf(bar: Bar): string {
    return `${bar.span.node} ${bar.span.kind} ${bar.span.sequence}`;
  }

  protected isReached(bar: Bar): boolean {
    const bars = this.rows().flatMap((row) => row.bars);
    const known = bars.some((one) => this.keyOf(one) === this.reached());
    return known ? this.keyOf(bar) === this.reached() : bar === bars[0];
  }

  protected tell(bar: Bar | undefined): void {
    this.told.set(bar?.says);
    if (bar) this.reached.set(this.keyOf(bar));
  }

  protected move(event: KeyboardEvent): void {
    const way = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (way === undefined || !(event.target instanceof HTMLElement)) return;
    const bars = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('.bar')];
    const next = bars[bars.indexOf(event.target) + way];
    event.preventDefault();
    event.stopPropagation();
    next?.focus();
  }
}

function saying(span: Span): string {
  const length = duration(span.to - span.from);
  const from = time(span.from / 1000);
  if (span.kind === 'waiting') return `waited ${length} from ${from}`;
  if (span.kind === 'retrying') return `waited ${length} from ${from} before another try`;
  if (span.sequence === 0) return `at work since ${from}`;
  return `step ${span.sequence} at ${from} took ${length}, ${words(span.outcome).toLowerCase()}`;
}

function summary({ busy, waiting, retries }: { busy: number; waiting: number; retries: number }): string[] {
  const waited = waiting > 0 ? [`${duration(waiting)} waiting`] : [];
  return [retries > 0 ? `${duration(busy)}, ${plural(retries, 'retry', 'retries')}` : duration(busy), ...waited];
}

function dayOf(millis: number | undefined): string {
  return millis === undefined ? '' : (exact(millis / 1000).split(',')[0] ?? '');
}
