import { Component, computed, input } from '@angular/core';

/** A part of a bar. */
export interface Segment {
  value: number;
  /** A colour of the theme: `accent`, `warn`. */
  tone: string;
  /** Drawn hatched: not yet certain. */
  hatched?: boolean;
}

/** Parts of a whole as a bar, with marks at some percentages of it; what it says is said in words beside it, too. */
@Component({
  selector: 'k-stacked-bar',
  template: `
    <span class="bar" role="img" [attr.aria-label]="label()">
      @for (part of parts(); track $index) {
        <i
          [class.hatched]="part.hatched"
          [style.--tone]="'var(--' + part.tone + ')'"
          [style.left.%]="part.left"
          [style.width.%]="part.width"
        ></i>
      }
      @for (mark of marks(); track mark) {
        <b [style.left.%]="mark"></b>
      }
    </span>
  `,
  styles: `
    :host {
      display: block;
    }
    .bar {
      position: relative;
      display: block;
      height: 10px;
      overflow: hidden;
      border-radius: 3px;
      background: var(--surface-3);
    }
    i {
      position: absolute;
      top: 0;
      bottom: 0;
      border-right: 1px solid var(--surface-1);
      background: var(--tone);
    }
    .hatched {
      background: repeating-linear-gradient(
        -45deg,
        var(--tone) 0 3px,
        color-mix(in srgb, var(--tone) 35%, var(--surface-1)) 3px 6px
      );
    }
    b {
      position: absolute;
      top: 0;
      bottom: 0;
      width: 1px;
      background: color-mix(in srgb, var(--text) 45%, transparent);
    }
  `,
})
export class StackedBar {
  readonly segments = input.required<Segment[]>();
  /** What the whole bar stands for; the parts fill it if they are more. */
  readonly whole = input.required<number>();
  readonly label = input.required<string>();
  readonly marks = input<number[]>([]);
  protected readonly parts = computed(() => {
    const sum = this.segments().reduce((all, { value }) => all + value, 0);
    const whole = Math.max(this.whole(), sum);
    let left = 0;
    return this.segments()
      .filter(({ value }) => value > 0 && whole > 0)
      .map((segment) => {
        const width = (segment.value / whole) * 100;
        const part = { ...segment, left, width };
        left += width;
        return part;
      });
  });
}
