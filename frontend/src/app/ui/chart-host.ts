import { DestroyRef, ElementRef, Signal, effect, inject } from '@angular/core';
import type { IChartApi } from 'lightweight-charts';
import { PreferenceStore } from '../core/preferences';
import { chartOptions, colours } from './chart-theme';

/** The library, a chart and the colours of the page, to draw with. */
export interface Drawing {
  library: typeof import('lightweight-charts');
  chart: IChartApi;
  colour: (token: string) => string;
  /** The chart was made just now. */
  fresh: boolean;
}

/**
 * A chart in an element: fetched with its library when first drawn, drawn anew whenever what is read changes or the theme
 * does, and removed with its component. Call it in a constructor.
 */
export function chartIn<T>(
  host: Signal<ElementRef<HTMLElement>>,
  read: () => T,
  draw: (drawing: Drawing, read: T) => void,
): void {
  const preferences = inject(PreferenceStore);
  let chart: IChartApi | undefined;
  let latest = 0;
  effect(() => {
    preferences.current();
    void show(read(), ++latest);
  });
  inject(DestroyRef).onDestroy(() => {
    latest = -1;
    chart?.remove();
    chart = undefined;
  });

  async function show(values: T, mine: number): Promise<void> {
    const library = await import('lightweight-charts');
    if (mine !== latest) return;
    const colour = colours();
    const fresh = chart === undefined;
    chart ??= library.createChart(host().nativeElement);
    // What it is laid out with has no rows to read.
    if (fresh) host().nativeElement.querySelector('table')?.setAttribute('role', 'presentation');
    chart.applyOptions(chartOptions(colour));
    draw({ library, chart, colour, fresh }, values);
  }
}
