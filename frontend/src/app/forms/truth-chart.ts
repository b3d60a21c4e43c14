import { Component, DestroyRef, ElementRef, computed, effect, inject, input, viewChild } from '@angular/core';
import type { IChartApi, ISeriesApi, ISeriesMarkersPluginApi, Time, UTCTimestamp } from 'lightweight-charts';
import { Preview } from '../api/planning-model';
import { PreferenceStore } from '../core/preferences';
import { exact } from '../format/format';
import { show } from '../ui/chart-data';
import { chartOptions, colours, exchangeTime } from '../ui/chart-theme';
import { trueTimes } from './truth';

/** The bars of a preview: a dot at each on which the condition is true, shaded where it is unknown. */
@Component({
  selector: 'k-truth-chart',
  template: `
    <div class="chart" #host role="figure" [attr.aria-label]="inWords()"></div>
    @if (times().length) {
      <details>
        <summary>Show when as a list</summary>
        <ol tabindex="0" aria-label="Bars on which it is true">
          @for (time of times(); track time) {
            <li class="number">{{ exact(time) }}</li>
          }
        </ol>
      </details>
    }
  `,
  styles: `
    .chart {
      height: 180px;
    }
    summary {
      color: var(--muted);
      font-size: 12px;
      line-height: 16px;
      cursor: pointer;
    }
    ol {
      max-height: 160px;
      margin: 4px 0 0;
      padding-left: 32px;
      overflow-y: auto;
      color: var(--muted);
      font-size: 12px;
      line-height: 18px;
    }
  `,
})
export class TruthChart {
  private readonly preferences = inject(PreferenceStore);
  private readonly host = viewChild.required<ElementRef<HTMLElement>>('host');
  readonly preview = input.required<Preview>();
  protected readonly times = computed(() => trueTimes(this.preview()).reverse());
  protected readonly inWords = computed(() => {
    const { symbol, timeframe, sentence } = this.preview();
    return `${symbol}, ${timeframe} bars. ${sentence}`;
  });
  protected readonly exact = exact;
  private chart: IChartApi | undefined;
  private prices: ISeriesApi<'Bar'> | undefined;
  private shade: ISeriesApi<'Histogram'> | undefined;
  private markers: ISeriesMarkersPluginApi<Time> | undefined;
  private gone = false;

  constructor() {
    effect(() => {
      this.preferences.current();
      void this.draw(this.preview());
    });
    inject(DestroyRef).onDestroy(() => {
      this.gone = true;
      this.chart?.remove();
    });
  }

  private async draw({ bars, truth }: Preview): Promise<void> {
    const library = await import('lightweight-charts');
    if (this.gone) return;
    const colour = colours();
    this.chart ??= library.createChart(this.host().nativeElement, chartOptions(colour));
    this.chart.applyOptions(chartOptions(colour));
    this.chart.applyOptions({ handleScroll: false, handleScale: false, grid: { vertLines: { visible: false } } });
    this.shade ??= this.chart.addSeries(library.HistogramSeries, {
      priceScaleId: '',
      priceLineVisible: false,
      lastValueVisible: false,
    });
    this.shade.priceScale().applyOptions({ scaleMargins: { top: 0, bottom: 0 } });
    this.prices ??= this.chart.addSeries(library.BarSeries, { priceLineVisible: false, thinBars: true });
    this.prices.applyOptions({ upColor: colour('muted'), downColor: colour('muted') });
    this.markers ??= library.createSeriesMarkers(this.prices, []);
    const at = bars.time.map((time) => exchangeTime(time) as UTCTimestamp);
    show(
      this.shade,
      at.map((time, i) => ({ time, value: truth[i] === 'u' ? 1 : 0, color: `${colour('faint')}40` })),
    );
    show(
      this.prices,
      at.map((time, i) => ({
        time,
        open: bars.open[i] ?? 0,
        high: bars.high[i] ?? 0,
        low: bars.low[i] ?? 0,
        close: bars.close[i] ?? 0,
      })),
    );
    this.markers.setMarkers(
      at
        .filter((_, i) => truth[i] === 't')
        .map((time) => ({ time, position: 'belowBar', shape: 'circle', color: colour('accent'), size: 0.7 })),
    );
    this.chart.timeScale().fitContent();
  }
}
