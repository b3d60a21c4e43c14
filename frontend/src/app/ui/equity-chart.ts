import { Component, DestroyRef, ElementRef, computed, effect, inject, input, viewChild } from '@angular/core';
import type { IChartApi, ISeriesApi, UTCTimestamp } from 'lightweight-charts';
import { EquityPoint } from '../api/market-model';
import { PreferenceStore } from '../core/preferences';
import { exact, millisOf, money, numberOf, percent } from '../format/format';
import { chartOptions, colours, exchangeTime } from './chart-theme';

interface Point {
  time: UTCTimestamp;
  equity: number;
  drawdown: number;
}

/** Equity above, how far it is below its highest point beneath; the same numbers in a table. */
@Component({
  selector: 'k-equity-chart',
  template: `
    <div class="chart" #host role="figure" [attr.aria-label]="inWords()"></div>
    <details>
      <summary>Show as a table</summary>
      <div class="table-wrap" tabindex="0" role="region" aria-label="Equity over time">
        <table class="table">
          <thead>
            <tr>
              <th>Time</th>
              <th class="number">Equity</th>
              <th class="number">Drawdown</th>
            </tr>
          </thead>
          <tbody>
            @for (row of rows(); track $index) {
              <tr>
                <td>{{ row.time }}</td>
                <td class="number">{{ row.equity }}</td>
                <td class="number">{{ row.drawdown }}</td>
              </tr>
            }
          </tbody>
        </table>
      </div>
    </details>
  `,
  styles: `
    .chart {
      height: var(--chart-height, 360px);
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
export class EquityChart {
  private readonly preferences = inject(PreferenceStore);
  private readonly host = viewChild.required<ElementRef<HTMLElement>>('host');
  readonly equity = input.required<EquityPoint[]>();
  private chart: IChartApi | undefined;
  private area: ISeriesApi<'Area'> | undefined;
  private under: ISeriesApi<'Area'> | undefined;
  private gone = false;

  private readonly points = computed(() => pointsOf(this.equity()));
  protected readonly rows = computed(() =>
    thinned(this.points(), 60).map((point) => ({
      time: exact(point.time),
      equity: money(point.equity),
      drawdown: percent(point.drawdown),
    })),
  );
  protected readonly inWords = computed(() => {
    const points = this.points();
    const deepest = points.reduce((least, point) => Math.min(least, point.drawdown), 0);
    return `Equity from ${money(points[0]?.equity)} to ${money(points.at(-1)?.equity)}, deepest drawdown ${percent(deepest)}`;
  });

  constructor() {
    effect(() => {
      this.preferences.current();
      void this.draw(this.points());
    });
    inject(DestroyRef).onDestroy(() => {
      this.gone = true;
      this.chart?.remove();
    });
  }

  private async draw(points: Point[]): Promise<void> {
    const library = await import('lightweight-charts');
    if (this.gone) return;
    const colour = colours();
    const fresh = !this.chart;
    this.chart ??= library.createChart(this.host().nativeElement, chartOptions(colour));
    this.chart.applyOptions(chartOptions(colour));
    this.area ??= this.chart.addSeries(library.AreaSeries);
    this.under ??= this.chart.addSeries(library.AreaSeries, {}, 1);
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
    this.area.setData(moved.map(({ time, equity }) => ({ time, value: equity })));
    this.under.setData(moved.map(({ time, drawdown }) => ({ time, value: drawdown })));
    this.chart.panes()[1]?.setStretchFactor(0.4);
    if (fresh) this.chart.timeScale().fitContent();
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
