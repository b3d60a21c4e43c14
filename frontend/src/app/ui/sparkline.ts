import { Component, computed, input } from '@angular/core';

const WIDTH = 100;
const HEIGHT = 24;

/** The course of a number as a small line without axes; what it says is said in words, too. */
@Component({
  selector: 'k-sparkline',
  template: `
    @if (line(); as path) {
      <svg
        role="img"
        preserveAspectRatio="none"
        [class]="tone()"
        [attr.viewBox]="'0 0 ' + width + ' ' + height"
        [attr.aria-label]="label()"
      >
        <path class="area" [attr.d]="path + ' L' + width + ' ' + height + ' L0 ' + height + ' Z'" />
        <path class="line" [attr.d]="path" />
      </svg>
    }
  `,
  styles: `
    :host {
      display: inline-block;
      width: 88px;
      height: 24px;
    }
    svg {
      display: block;
      width: 100%;
      height: 100%;
      overflow: visible;
    }
    .line {
      fill: none;
      stroke: var(--tone);
      stroke-width: 1.5;
      stroke-linejoin: round;
      vector-effect: non-scaling-stroke;
    }
    .area {
      fill: color-mix(in srgb, var(--tone) 14%, transparent);
    }
    .gain {
      --tone: var(--gain);
    }
    .loss {
      --tone: var(--loss);
    }
    .even {
      --tone: var(--muted);
    }
  `,
})
export class Sparkline {
  readonly values = input.required<number[]>();
  readonly label = input.required<string>();
  protected readonly width = WIDTH;
  protected readonly height = HEIGHT;
  protected readonly line = computed(() => sparkPath(this.values(), WIDTH, HEIGHT));
  protected readonly tone = computed(() => {
    const values = this.values();
    const change = (values.at(-1) ?? 0) - (values[0] ?? 0);
    return change > 0 ? 'gain' : change < 0 ? 'loss' : 'even';
  });
}

/** The path of a line through these values from the left edge to the right; empty for less than two. */
export function sparkPath(values: number[], width: number, height: number): string {
  if (values.length < 2) return '';
  const least = Math.min(...values);
  const range = Math.max(...values) - least;
  const y = (value: number) => (range === 0 ? height / 2 : height - 1 - ((value - least) / range) * (height - 2));
  return values
    .map((value, i) => `${i ? 'L' : 'M'}${round((i / (values.length - 1)) * width)} ${round(y(value))}`)
    .join(' ');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
