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
import { Execution } from '../api/model';
import { Catalog } from '../core/catalog';
import { exact, plural, time } from '../format/format';
import { Copy } from '../ui/copy';
import { Icon } from '../ui/icon';
import { faceOf } from './faces';
import { Line, LineKind, asText, filtered, linesOf } from './log';
import { asOf } from './story';

/** So many lines are shown at first; a run that watched a position for days has thousands. */
const SHOWN = 200;

const KINDS: { kind: LineKind | ''; label: string }[] = [
  { kind: '', label: 'Everything' },
  { kind: 'result', label: 'Results' },
  { kind: 'wait', label: 'Waits' },
  { kind: 'news', label: 'News' },
  { kind: 'problem', label: 'Problems' },
];

/** Everything that happened in a run as sentences with their time; it follows a run that is under way. */
@Component({
  selector: 'k-run-log',
  imports: [Copy, Icon],
  template: `
    <div class="bar">
      <label class="field">
        <span class="unseen">Search the log</span>
        <input
          type="search"
          placeholder="Search the log"
          [value]="text()"
          (input)="text.set($any($event.target).value)"
        />
      </label>
      <label class="field">
        <span class="unseen">Show</span>
        <select [value]="kind()" (change)="kind.set($any($event.target).value)">
          @for (one of kinds; track one.kind) {
            <option [value]="one.kind">{{ one.label }}</option>
          }
        </select>
      </label>
      <label class="follow"
        ><input type="checkbox" [checked]="follows()" (change)="follows.set(!follows())" />Follow</label
      >
      <k-copy [text]="copied()" label="Copy the log" />
    </div>
    <div
      #list
      class="lines"
      role="log"
      aria-live="off"
      tabindex="0"
      [attr.aria-label]="'Log, ' + count()"
      (wheel)="follows.set(false)"
    >
      <ol>
        @if (hidden() > 0) {
          <li class="earlier">
            <button class="button small" type="button" (click)="all.set(true)">
              Show {{ hidden() }} earlier lines
            </button>
          </li>
        }
        @for (line of shown(); track line.sequence ?? 'end') {
          @let face = faceOf(line.node);
          <li [attr.data-kind]="line.kind" [class.now]="line.sequence !== undefined && line.sequence === at()">
            <time [attr.datetime]="line.at" [title]="exact(line.at, true)">{{ time(line.at) }}</time>
            @if (line.kind === 'run') {
              <span class="who"><k-icon name="executions" />Run</span>
            } @else {
              <span class="who" [style.--category]="face.colour"><k-icon [name]="face.icon" />{{ face.name }}</span>
            }
            <span class="said">
              @if (line.sequence) {
                <button type="button" (click)="chosen.emit(line.sequence)">{{ line.sentence }}</button>
              } @else {
                {{ line.sentence }}
              }
              @if (line.more) {
                <span class="faint">{{ line.more }}</span>
              }
            </span>
          </li>
        } @empty {
          <li class="none muted">No line of the log has these words.</li>
        }
      </ol>
    </div>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-rows: auto minmax(0, 1fr);
      grid-template-columns: minmax(0, 1fr);
      min-height: 0;
    }
    .bar {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px;
      padding: 8px 12px;
      border-bottom: 1px solid var(--line);
    }
    .bar .field:first-child {
      flex: 1 1 140px;
    }
    .follow {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      color: var(--muted);
      font-size: 12px;
    }
    .lines {
      max-height: var(--log-height, 360px);
      overflow: auto;
    }
    ol {
      margin: 0;
      padding: 4px 0;
      list-style: none;
    }
    .lines:focus-visible {
      outline-offset: -2px;
    }
    li {
      display: grid;
      grid-template-columns: 88px minmax(90px, 150px) minmax(0, 1fr);
      gap: 2px 12px;
      padding: 4px 12px;
      font-size: 12px;
      line-height: 18px;
    }
    li.earlier,
    li.none {
      display: block;
    }
    li.now {
      background: var(--accent-soft);
    }
    time {
      color: var(--faint);
      font: 400 11px/18px var(--mono);
      white-space: nowrap;
    }
    .who {
      overflow: hidden;
      color: var(--muted);
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    .who k-icon {
      margin-right: 6px;
      color: var(--category, var(--faint));
    }
    .said {
      overflow-wrap: anywhere;
    }
    .said .faint {
      display: block;
    }
    .said button {
      padding: 0;
      border: 0;
      background: none;
      color: inherit;
      font: inherit;
      text-align: left;
      cursor: pointer;
    }
    .said button:hover {
      text-decoration: underline;
    }
    [data-kind='problem'] .said {
      color: var(--danger);
    }
    [data-kind='wait'] .said,
    [data-kind='news'] .said {
      color: var(--muted);
    }
    @media (max-width: 720px) {
      li {
        grid-template-columns: auto minmax(0, 1fr);
      }
      .said {
        grid-column: 1 / -1;
      }
    }
  `,
})
export class RunLog {
  private readonly catalog = inject(Catalog);
  readonly execution = input.required<Execution>();
  /** The number of the step to which it is told; the end of the run without one. */
  readonly at = input<number>();
  /** A line was chosen: the number of its step. */
  readonly chosen = output<number>();

  protected readonly kinds = KINDS;
  protected readonly kind = signal<LineKind | ''>('');
  protected readonly text = signal('');
  protected readonly follows = signal(true);
  protected readonly all = signal(false);
  private readonly list = viewChild.required<ElementRef<HTMLElement>>('list');

  private readonly lines = computed(() =>
    filtered(linesOf(asOf(this.execution(), this.at())), this.kind(), this.text(), (node) => this.faceOf(node).name),
  );
  protected readonly hidden = computed(() => (this.all() ? 0 : Math.max(0, this.lines().length - SHOWN)));
  protected readonly shown = computed<Line[]>(() => this.lines().slice(this.hidden()));
  protected readonly count = computed(() => plural(this.lines().length, 'line'));
  protected readonly copied = computed(() => asText(this.lines(), (node) => this.faceOf(node).name));

  protected readonly time = time;
  protected readonly exact = exact;

  constructor() {
    // Followed, the newest line is kept in view.
    afterRenderEffect(() => {
      this.shown();
      if (!this.follows()) return;
      const list = this.list().nativeElement;
      list.scrollTop = list.scrollHeight;
    });
  }

  protected faceOf(node: string | null) {
    return faceOf(this.catalog, this.execution(), node);
  }
}
