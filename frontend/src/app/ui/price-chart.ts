import { Component, ElementRef, computed, effect, inject, input, viewChild, DestroyRef } from '@angular/core';
import type {
  IChartApi,
  IPriceLine,
  ISeriesApi,
  ISeriesMarkersPluginApi,
  Time,
  UTCTimestamp,
} from 'lightweight-charts';
import { BarColumns } from '../api/market-model';
import { PreferenceStore } from '../core/preferences';
import { exact, price } from '../format/format';
import { chartOptions, colours, exchangeTime } from './chart-theme';

/** A price worth a line across the chart. */
export interface Level {
  name: string;
  price: number;
  tone: 'entry' | 'stop' | 'target';
}

/** A fill, or another moment worth a mark. */
export interface Mark {
  /** Epoch seconds. */
  time: number;
  text: string;
  buy: boolean;
}

const TONES = { entry: 'accent', stop: 'loss', target: 'gain' } as const;

/** Candles with levels and fills; the same numbers stand in a table for those who do not see the picture. */
@Component({
  selector: 'k-price-chart',
  template: `
    <div class="chart" #host role="figure" [attr.aria-label]="inWords()"></div>
    <details>
      <summary>Show as a table</summary>
      <div class="table-wrap" tabindex="0" role="region" aria-label="The last bars">
        <table class="table">
          <thead>
            <tr>
              <th>Bar</th>
              <th class="number">Open</th>
              <th class="number">High</th>
              <th class="number">Low</th>
              <th class="number">Close</th>
            </tr>
          </thead>
          <tbody>
            @for (row of rows(); track row.time) {
              <tr>
                <td>{{ row.time }}</td>
                @for (cell of row.prices; track $index) {
                  <td class="number">{{ cell }}</td>
                }
              </tr>
            }
          </tbody>
        </table>
      </div>
    </details>
  `,
  styles: `
    .chart {
      height: var(--chart-height, 320px);
    }
    summary {
      padding: 4px 16px 8px;
      color: var(--muted);
      font-size: 12px;
      cursor: pointer;
    }
    .table-wrap {
      max-height: 260px;
      overflow: auto;
    }
  `,
})
export class PriceChart {
  private readonly preferences = inject(PreferenceStore);
  private readonly host = viewChild.required<ElementRef<HTMLElement>>('host');
  readonly bars = input.required<BarColumns>();
  readonly levels = input<Level[]>([]);
  readonly marks = input<Mark[]>([]);
  private chart: IChartApi | undefined;
  private candles: ISeriesApi<'Candlestick'> | undefined;
  private markers: ISeriesMarkersPluginApi<Time> | undefined;
  private lines: IPriceLine[] = [];
  private shown = '';
  private gone = false;

  protected readonly rows = computed(() => {
    const { time, open, high, low, close } = this.bars();
    return time
      .map((at, i) => ({ time: exact(at), prices: [open[i], high[i], low[i], close[i]].map((value) => price(value)) }))
      .slice(-60)
      .reverse();
  });
  protected readonly inWords = computed(() => {
    const { symbol, timeframe, close, time } = this.bars();
    const levels = this.levels().map((level) => `${level.name} ${price(level.price)}`);
    return [
      `${symbol}, ${timeframe} bars, ${time.length} of them`,
      `last close ${price(close.at(-1))}`,
      ...levels,
    ].join(', ');
  });

  constructor() {
    effect(() => {
      this.preferences.current();
      void this.draw(this.bars(), this.levels(), this.marks());
    });
    inject(DestroyRef).onDestroy(() => {
      this.gone = true;
      this.chart?.remove();
    });
  }

  private async draw(bars: BarColumns, levels: Level[], marks: Mark[]): Promise<void> {
    const library = await import('lightweight-charts');
    if (this.gone) return;
    const colour = colours();
    this.chart ??= library.createChart(this.host().nativeElement, chartOptions(colour));
    this.chart.applyOptions(chartOptions(colour));
    this.candles ??= this.chart.addSeries(library.CandlestickSeries);
    this.markers ??= library.createSeriesMarkers(this.candles, []);
    this.candles.applyOptions({
      upColor: colour('gain'),
      downColor: colour('loss'),
      wickUpColor: colour('gain'),
      wickDownColor: colour('loss'),
      borderVisible: false,
      priceLineVisible: false,
      priceFormat: precisionOf(bars.close),
    });
    this.candles.setData(
      bars.time.map((time, i) => ({
        time: exchangeTime(time) as UTCTimestamp,
        open: bars.open[i] ?? 0,
        high: bars.high[i] ?? 0,
        low: bars.low[i] ?? 0,
        close: bars.close[i] ?? 0,
      })),
    );
    this.drawLevels(levels, colour);
    this.markers.setMarkers(
      marks
        .map((mark) => ({
          time: exchangeTime(barAt(bars.time, mark.time)) as UTCTimestamp,
          position: mark.buy ? ('belowBar' as const) : ('aboveBar' as const),
          shape: mark.buy ? ('arrowUp' as const) : ('arrowDown' as const),
          color: colour('text'),
          text: mark.text,
        }))
        .sort((a, b) => a.time - b.time),
    );
    const what = `${bars.symbol} ${bars.timeframe}`;
    if (what !== this.shown) this.frame(bars.time.length);
    this.shown = what;
  }

  /** The last bars, wide enough to be read; scrolling back shows the rest. */
  private frame(count: number): void {
    const narrow = this.host().nativeElement.clientWidth < 480;
    const shown = narrow ? 48 : 110;
    this.chart?.timeScale().setVisibleLogicalRange({ from: Math.max(-1, count - shown), to: count + shown / 7 });
  }

  private drawLevels(levels: Level[], colour: (token: string) => string): void {
    for (const line of this.lines) this.candles?.removePriceLine(line);
    this.lines = levels.flatMap((level) => {
      const line = this.candles?.createPriceLine({
        price: level.price,
        color: colour(TONES[level.tone]),
        lineWidth: 1,
        lineStyle: level.tone === 'entry' ? 0 : 2,
        axisLabelVisible: true,
        title: level.name,
      });
      return line ? [line] : [];
    });
    const prices = levels.map((level) => level.price);
    this.candles?.applyOptions({
      autoscaleInfoProvider: (original: () => { priceRange: { minValue: number; maxValue: number } | null } | null) => {
        const info = original();
        if (!info?.priceRange || prices.length === 0) return info;
        const { minValue, maxValue } = info.priceRange;
        return {
          ...info,
          priceRange: { minValue: Math.min(minValue, ...prices), maxValue: Math.max(maxValue, ...prices) },
        };
      },
    });
  }
}

/** The bar in which a moment lies: the last one that opened before it. */
function barAt(times: number[], moment: number): number {
  let found = times[0] ?? moment;
  for (const time of times) if (time <= moment) found = time;
  return found;
}

/** As many decimals as the prices have, from 2 to 6. */
function precisionOf(closes: number[]): { type: 'price'; precision: number; minMove: number } {
  const decimals = closes.slice(-50).map((close) => String(close).split('.')[1]?.length ?? 0);
  const precision = Math.min(6, Math.max(2, ...decimals));
  return { type: 'price', precision, minMove: 10 ** -precision };
}
