import { Component, ElementRef, computed, input, viewChild } from '@angular/core';
import type { IPriceLine, ISeriesApi, ISeriesMarkersPluginApi, Time, UTCTimestamp } from 'lightweight-charts';
import { BarColumns } from '../api/market-model';
import { decimal, exact, price } from '../format/format';
import { Drawing, chartIn } from './chart-host';
import { ChartTable } from './chart-table';
import { show } from './chart-data';
import { exchangeTime } from './chart-theme';

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

/** A line over the bars, such as a moving average, or in a pane of its own beneath. */
export interface Overlay {
  name: string;
  /** One for each bar. */
  values: (number | undefined)[];
  /** The name of a colour's token. */
  colour: string;
  own?: boolean;
}

const TONES = { entry: 'accent', stop: 'loss', target: 'gain' } as const;

/** Candles with levels, fills and lines; the same numbers stand in a table for those who do not see the picture. */
@Component({
  selector: 'k-price-chart',
  imports: [ChartTable],
  template: `
    <div class="chart" #host role="figure" [attr.aria-label]="inWords()"></div>
    <k-chart-table label="The last bars" [columns]="columns()" [rows]="rows()">
      @if (moments().length) {
        <ul aria-label="Fills">
          @for (moment of moments(); track $index) {
            <li>{{ moment }}</li>
          }
        </ul>
      }
    </k-chart-table>
  `,
  styles: `
    .chart {
      height: var(--chart-height, 320px);
    }
    ul {
      margin: 0;
      padding: 8px 32px 12px;
      font-size: 12px;
    }
  `,
})
export class PriceChart {
  private readonly host = viewChild.required<ElementRef<HTMLElement>>('host');
  readonly bars = input.required<BarColumns>();
  readonly levels = input<Level[]>([]);
  readonly marks = input<Mark[]>([]);
  readonly overlays = input<Overlay[]>([]);
  private candles: ISeriesApi<'Candlestick'> | undefined;
  private markers: ISeriesMarkersPluginApi<Time> | undefined;
  private lines: IPriceLine[] = [];
  private readonly drawn = new Map<string, ISeriesApi<'Line'>>();
  private shown = '';

  protected readonly columns = computed(() => [
    'Bar',
    'Open',
    'High',
    'Low',
    'Close',
    ...this.overlays().map((overlay) => overlay.name),
  ]);
  protected readonly rows = computed(() => {
    const { time, open, high, low, close } = this.bars();
    const overlays = this.overlays();
    return time
      .map((at, i) => [
        exact(at),
        ...[open[i], high[i], low[i], close[i]].map((value) => price(value)),
        ...overlays.map((overlay) => decimal(overlay.values[i])),
      ])
      .slice(-60)
      .reverse();
  });
  protected readonly moments = computed(() => this.marks().map((mark) => `${mark.text} on ${exact(mark.time)}`));
  protected readonly inWords = computed(() => {
    const { symbol, timeframe, close, time } = this.bars();
    const levels = this.levels().map((level) => `${level.name} ${price(level.price)}`);
    return [
      `${symbol}, ${timeframe} bars, ${time.length} of them`,
      `last close ${price(close.at(-1))}`,
      ...levels,
      ...this.moments(),
    ].join(', ');
  });

  constructor() {
    chartIn(
      this.host,
      () => ({ bars: this.bars(), levels: this.levels(), marks: this.marks(), overlays: this.overlays() }),
      (drawing, { bars, levels, marks, overlays }) => {
        const candles = this.drawBars(drawing, bars);
        this.drawLevels(candles, levels, drawing.colour);
        this.drawOverlays(drawing, bars.time, overlays);
        this.drawMarks(drawing, candles, bars.time, marks);
        const what = `${bars.symbol} ${bars.timeframe}`;
        if (what !== this.shown) this.frame(drawing, bars.time.length);
        this.shown = what;
      },
    );
  }

  private drawBars({ library, chart, colour }: Drawing, bars: BarColumns): ISeriesApi<'Candlestick'> {
    const candles = (this.candles ??= chart.addSeries(library.CandlestickSeries));
    candles.applyOptions({
      upColor: colour('gain'),
      downColor: colour('loss'),
      wickUpColor: colour('gain'),
      wickDownColor: colour('loss'),
      borderVisible: false,
      priceLineVisible: false,
      priceFormat: precisionOf(bars.close),
    });
    show(
      candles,
      bars.time.map((time, i) => ({
        time: exchangeTime(time) as UTCTimestamp,
        open: bars.open[i] ?? 0,
        high: bars.high[i] ?? 0,
        low: bars.low[i] ?? 0,
        close: bars.close[i] ?? 0,
      })),
    );
    return candles;
  }

  private drawMarks(
    { library, colour }: Drawing,
    candles: ISeriesApi<'Candlestick'>,
    times: number[],
    marks: Mark[],
  ): void {
    this.markers ??= library.createSeriesMarkers(candles, []);
    this.markers.setMarkers(
      marks
        .map((mark) => ({
          time: exchangeTime(barAt(times, mark.time)) as UTCTimestamp,
          position: mark.buy ? ('belowBar' as const) : ('aboveBar' as const),
          shape: mark.buy ? ('arrowUp' as const) : ('arrowDown' as const),
          color: colour('text'),
          text: mark.text,
        }))
        .sort((a, b) => a.time - b.time),
    );
  }

  /** The last bars, wide enough to be read; scrolling back shows the rest. */
  private frame({ chart }: Drawing, count: number): void {
    const narrow = this.host().nativeElement.clientWidth < 480;
    const shown = narrow ? 48 : 110;
    chart.timeScale().setVisibleLogicalRange({ from: Math.max(-1, count - shown), to: count + shown / 7 });
  }

  private drawOverlays({ library, chart, colour }: Drawing, times: number[], overlays: Overlay[]): void {
    const wanted = new Set(overlays.map((overlay) => overlay.name));
    for (const [name, series] of this.drawn) {
      if (wanted.has(name)) continue;
      chart.removeSeries(series);
      this.drawn.delete(name);
    }
    for (const { name, values, colour: token, own } of overlays) {
      const series = this.drawn.get(name) ?? chart.addSeries(library.LineSeries, {}, own ? 1 : 0);
      this.drawn.set(name, series);
      series.applyOptions({
        color: colour(token),
        lineWidth: 1,
        priceLineVisible: false,
        lastValueVisible: !!own,
        crosshairMarkerVisible: false,
        title: own ? name : '',
      });
      show(
        series,
        times.map((time, i) => {
          const value = values[i];
          const at = exchangeTime(time) as UTCTimestamp;
          return value === undefined ? { time: at } : { time: at, value };
        }),
      );
    }
    chart.panes()[1]?.setStretchFactor(0.35);
  }

  private drawLevels(candles: ISeriesApi<'Candlestick'>, levels: Level[], colour: (token: string) => string): void {
    for (const line of this.lines) candles.removePriceLine(line);
    this.lines = levels.map((level) =>
      candles.createPriceLine({
        price: level.price,
        color: colour(TONES[level.tone]),
        lineWidth: 1,
        lineStyle: level.tone === 'entry' ? 0 : 2,
        axisLabelVisible: true,
        title: level.name,
      }),
    );
    const prices = levels.map((level) => level.price);
    candles.applyOptions({
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
