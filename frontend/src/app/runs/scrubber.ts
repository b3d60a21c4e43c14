import { Component, DestroyRef, computed, effect, inject, input, model, signal, untracked } from '@angular/core';
import { Execution } from '../api/model';
import { Catalog } from '../core/catalog';
import { time } from '../format/format';
import { Icon } from '../ui/icon';
import { faceOf } from './faces';
import { isOver, sentenceOf } from './steps';

const SPEEDS = [0.5, 1, 2, 4];
/** At single speed a step is looked at for so long. */
const PACE = 1_200;

/** Replays a run step by step: buttons, a slider, and a play button; without a position it stands at the end, or follows. */
@Component({
  selector: 'k-scrubber',
  imports: [Icon],
  template: `
    <div class="buttons" role="group" aria-label="Replay">
      <button
        class="icon-button"
        type="button"
        aria-label="Go to the beginning"
        [disabled]="place() === 0"
        (click)="go(0)"
      >
        <k-icon name="skip-previous" />
      </button>
      <button class="icon-button" type="button" aria-label="One step back" [disabled]="place() === 0" (click)="back()">
        <k-icon name="step-backward" />
      </button>
      <button
        class="icon-button play"
        type="button"
        [attr.aria-label]="playing() ? 'Pause the replay' : 'Replay the run'"
        [disabled]="last() === 0"
        (click)="toggle()"
      >
        <k-icon [name]="playing() ? 'pause' : 'play'" />
      </button>
      <button class="icon-button" type="button" aria-label="One step on" [disabled]="atEnd()" (click)="forth()">
        <k-icon name="step-forward" />
      </button>
    </div>
    <input
      type="range"
      min="0"
      aria-label="Position in the run"
      [max]="last()"
      [value]="place()"
      [attr.aria-valuetext]="says()"
      (input)="go(+$any($event.target).value)"
    />
    <label class="field speed">
      <span class="unseen">Speed of the replay</span>
      <select (change)="speed.set(+$any($event.target).value)">
        @for (one of speeds; track one) {
          <option [value]="one" [selected]="one === speed()">{{ one }} ×</option>
        }
      </select>
    </label>
    <button
      class="button small live"
      type="button"
      [class.on]="position() === undefined && !over()"
      [disabled]="position() === undefined"
      (click)="position.set(undefined)"
    >
      @if (!over()) {
        <i aria-hidden="true"></i>
      }
      {{ over() ? 'Show the end' : position() === undefined ? 'Following live' : 'Follow live' }}
    </button>
    <p class="says muted">{{ says() }}</p>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: auto minmax(80px, 1fr) auto auto;
      align-items: center;
      gap: 4px 12px;
      padding: 6px 12px;
    }
    .buttons {
      display: flex;
    }
    .play {
      color: var(--accent);
      font-size: 18px;
    }
    input {
      width: 100%;
      accent-color: var(--accent);
    }
    .speed select {
      min-height: 26px;
      padding: 0 6px;
      font-size: 12px;
    }
    .live i {
      width: 7px;
      height: 7px;
      border-radius: 50%;
      background: var(--faint);
    }
    .live.on {
      opacity: 1;
      color: var(--text);
    }
    .live.on i {
      background: var(--gain);
    }
    .says {
      grid-column: 1 / -1;
      overflow: hidden;
      font-size: 12px;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    @media (max-width: 720px) {
      :host {
        grid-template-columns: minmax(0, 1fr) auto auto;
      }
      input {
        grid-column: 1 / -1;
        grid-row: 2;
      }
      .says {
        white-space: normal;
      }
    }
  `,
})
export class Scrubber {
  private readonly catalog = inject(Catalog);
  readonly execution = input.required<Execution>();
  /** The number of a step, 0 before the first; the end, or what comes live, without one. */
  readonly position = model<number>();

  protected readonly speeds = SPEEDS;
  protected readonly speed = signal(1);
  readonly playing = signal(false);
  protected readonly last = computed(() => this.execution().steps.at(-1)?.sequence ?? 0);
  protected readonly place = computed(() => Math.min(this.position() ?? this.last(), this.last()));
  protected readonly atEnd = computed(() => this.place() >= this.last());
  protected readonly over = computed(() => isOver(this.execution()));
  protected readonly says = computed(() => {
    const { steps } = this.execution();
    const place = this.place();
    const step = steps.find((one) => one.sequence === place);
    if (!step) return last(this.last()) + (this.last() ? 'before the first' : 'nothing has happened yet');
    const who = faceOf(this.catalog, this.execution(), step.node).name;
    const said = sentenceOf(step);
    return `Step ${place} of ${this.last()} · ${time(step.finished_at ?? step.started_at)} · ${who}${said ? `: ${said}` : ''}`;
  });
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    effect(() => {
      clearTimeout(this.timer);
      if (!this.playing()) return;
      this.place();
      if (this.atEnd()) untracked(() => this.playing.set(false));
      else this.timer = setTimeout(() => this.step(1), PACE / this.speed());
    });
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
  }

  /** From the end it begins anew. */
  toggle(): void {
    if (!this.playing() && this.atEnd()) this.position.set(0);
    this.playing.update((playing) => !playing);
  }

  go(place: number): void {
    this.playing.set(false);
    this.position.set(Math.max(0, Math.min(place, this.last())));
  }

  back(): void {
    this.go(this.place() - 1);
  }

  forth(): void {
    this.go(this.place() + 1);
  }

  end(): void {
    this.playing.set(false);
    this.position.set(undefined);
  }

  private step(by: number): void {
    this.position.set(Math.min(this.place() + by, this.last()));
  }
}

function last(count: number): string {
  return count ? `Step 0 of ${count} · ` : '';
}
