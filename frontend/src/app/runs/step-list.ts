import {
  Component,
  ElementRef,
  afterRenderEffect,
  computed,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { Execution, Step } from '../api/model';
import { Catalog } from '../core/catalog';
import { duration, money } from '../format/format';
import { Status } from '../ui/badges';
import { Icon } from '../ui/icon';
import { NodeCost } from './costs';
import { faceOf } from './faces';
import { sentenceOf, tookOf } from './steps';

/** So many steps are shown at first; a run that watched a position for days has thousands. */
const SHOWN = 150;
/** In dollars; less is told with the step alone. */
const WORTH_SAYING = 0.000001;

/** The steps of a run, one under the other, each with who, how long and what it says. */
@Component({
  selector: 'k-step-list',
  imports: [Icon, Status],
  template: `
    <ol #list>
      @if (hidden() > 0) {
        <li>
          <button class="earlier" type="button" (click)="all.set(true)">Show {{ hidden() }} earlier steps</button>
        </li>
      }
      @for (one of shown(); track one.sequence) {
        @let face = faceOf(one.node);
        <li [class.later]="one.sequence > reached()">
          <button
            type="button"
            [attr.aria-current]="one.sequence === current() ? 'step' : null"
            [style.--category]="face.colour"
            (click)="chosen.emit(one.sequence)"
          >
            <k-icon [name]="face.icon" />
            <b>{{ face.name }}</b>
            <span class="took numbers">
              @if (costAt(one); as cost) {
                <span class="cost">{{ cost }}</span>
              }
              {{ duration(tookOf(one)) }}
            </span>
            <span class="said">
              <k-status [of]="one.outcome" />
              @if (sentenceOf(one); as sentence) {
                <span class="sentence">{{ sentence }}</span>
              }
            </span>
          </button>
        </li>
      } @empty {
        <li class="none muted">Nothing has happened yet. Steps appear here as the agents act.</li>
      }
    </ol>
  `,
  styleUrl: './step-list.scss',
})
export class StepList {
  private readonly catalog = inject(Catalog);
  readonly execution = input.required<Execution>();
  /** The number of the step that is looked at. */
  readonly current = input<number>();
  /** The number of the step up to which it is replayed; the end without one. */
  readonly at = input<number>();
  /** What each node has cost so far; shown with its newest step. */
  readonly costs = input<ReadonlyMap<string, NodeCost>>(new Map());
  readonly chosen = output<number>();

  protected readonly all = signal(false);
  protected readonly hidden = computed(() => (this.all() ? 0 : Math.max(0, this.execution().steps.length - SHOWN)));
  protected readonly shown = computed(() => this.execution().steps.slice(this.hidden()));
  protected readonly reached = computed(() => this.at() ?? Infinity);
  private readonly newest = computed(
    () => new Map(this.execution().steps.map(({ node, sequence }) => [node, sequence] as const)),
  );
  private readonly list = viewChild.required<ElementRef<HTMLElement>>('list');

  protected readonly sentenceOf = sentenceOf;
  protected readonly tookOf = tookOf;
  protected readonly duration = duration;

  constructor() {
    // Followed live, the newest step is kept in view; replayed, the one that is looked at.
    afterRenderEffect(() => {
      const current = this.current();
      const { nativeElement } = this.list();
      if (this.at() === undefined) {
        this.shown();
        nativeElement.scrollTop = nativeElement.scrollHeight;
        return;
      }
      const button = current === undefined ? null : nativeElement.querySelector<HTMLElement>('[aria-current]');
      if (!button) return;
      const above = button.offsetTop - nativeElement.scrollTop;
      if (above < 0 || above + button.offsetHeight > nativeElement.clientHeight) {
        nativeElement.scrollTop = button.offsetTop - nativeElement.clientHeight / 2;
      }
    });
  }

  protected costAt({ node, sequence }: Step): string | undefined {
    const cost = node === null || this.newest().get(node) !== sequence ? undefined : this.costs().get(node);
    return cost && cost.total >= WORTH_SAYING ? money(cost.total) : undefined;
  }

  protected faceOf(node: string | null) {
    return faceOf(this.catalog, this.execution(), node);
  }
}
