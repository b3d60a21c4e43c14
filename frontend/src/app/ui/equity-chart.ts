import { Component, ElementRef, computed, input, viewChild } from '@angular/core';
import type { ISeriesApi, UTCTimestamp } from 'lightweight-charts';
import { EquityPoint } from '../api/market-model';
import { exact, millisOf, money, numberOf, percent } from '../format/format';
import { Drawing, chartIn } from './chart-host';
import { ChartTable } from './chart-table';
import { show } from './chart-data';
import { exchangeTime } from './chart-theme';

interface Point {
  time: UTCTimestamp;
  equity: number;
  drawdown: number;
}

/** Equity above, how far it is below its highest point beneath; the same numbers in a table. */
@Component({
  selector: 'k-equity-chart',
  imports: [ChartTable],
  template: `
    <div class="chart" #host role="figure" [attr.aria-label]="inWords()"></div>
    <k-chart-table label="Equity over time" [columns]="['Time', 'Equity', 'Drawdown']" [rows]="rows()" />
  `,
  styles: `
    .chart {
      height: var(--chart-height, 360px);
    }
  `,
})
export class EquityChart {
  private readonly host = viewChild.required<ElementRef<HTMLElement>>('host');
  readonly equity = input.required<EquityPoint[]>();
  private area: ISeriesApi<'Area'> | undefined;
  private under: ISeriesApi<'Area'> | undefined;

  private readonly points = computed(() => pointsOf(this.equity()));
  protected readonly rows = computed(() =>
    thinned(this.points(), 60).map((point) => [exact(point.time), money(point.equity), percent(point.drawdown)]),
  );
  protected readonly inWords = computed(() => {
    const points = this.points();
    const deepest = points.reduce((least, point) => Math.min(least, point.drawdown), 0);
    return `Equity from ${money(points[0]?.equity)} to ${money(points.at(-1)?.equity)}, deepest drawdown ${percent(deepest)}`;
  });

  constructor() {
    chartIn(this.host, this.points, (drawing, points) => this.draw(drawing, points));
  }

  private draw({ library, chart, colour, fresh }: Drawing, points: Point[]): void {
    this.area ??= chart.addSeries(library.AreaSeries);
    this.under ??= chart.addSeries(library.AreaSeries, {}, 1);
    const priceFormat = { type: 'custom' as const, minMove: 0.01, formatter: (value: number) => money(value) };
    const shared = { lineWidth: 2 as const, priceLineVisible: false, priceFormat };
    this.area.applyOptions({
      ...shared,
      lineColor: colour('accent'),
      topColor: `${colour('accent')}40`,
      bottomColor: `${colour('accent')}05`,
    });
    this.under.applyOptions({
      ...shared,
      priceFormat: { ...priceFormat, formatter: (value: number) => percent(value) },
      lineColor: colour('loss'),
      topColor: `${colour('loss')}05`,
      bottomColor: `${colour('loss')}40`,
      invertFilledArea: true,
      lineWidth: 1,
    });
    const moved = points.map((point) => ({ ...point, time: exchangeTime(point.time) as UTCTimestamp }));
    show(
      this.area,
      moved.map(({ time, equity }) => ({ time, value: equity })),
    );
    show(
      this.under,
      moved.map(({ time, drawdown }) => ({ time, value: drawdown })),
    );
    chart.panes()[1]?.setStretchFactor(0.4);
    if (fresh) chart.timeScale().fitContent();
  }
}

/** Ascending, one point per second (the last counts), drawdown in percent, at or below zero. */
export function pointsOf(equity: EquityPoint[]): Point[] {
  const byTime = new Map<number, Point>();
  for (const { time, equity: amount, drawdown } of equity) {
    const millis = millisOf(time);
    if (millis === undefined) continue;
    const second = Math.floor(millis / 1000) as UTCTimestamp;
    byTime.set(second, { time: second, equity: numberOf(amount) ?? 0, drawdown: -Math.abs(numberOf(drawdown) ?? 0) });
  }
  return [...byTime.values()].sort((a, b) => a.time - b.time);
}

/** At most this many, evenly chosen, the last among them. */
function thinned<T>(list: T[], most: number): T[] {
  if (list.length <= most) return list;
  return Array.from({ length: most }, (_, i) => list[Math.round((i * (list.length - 1)) / (most - 1))] as T);
}
