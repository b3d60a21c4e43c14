import type * as library from 'lightweight-charts';
import { show } from '../src/app/ui/chart-data';
import { expect, real, test } from './enter';

test('a chart still draws when its only series was given the same times twice, and then came another and later times', async ({
  page,
}) => {
  test.skip(real, 'it needs no Kuber');
  await page.setContent('<div id="chart" style="width: 600px; height: 300px"></div>');
  await page.addScriptTag({
    path: 'node_modules/lightweight-charts/dist/lightweight-charts.standalone.production.js',
  });
  const drawn = await page.evaluate(async (source) => {
    const charts = (window as unknown as { LightweightCharts: typeof library }).LightweightCharts;
    const give = (0, eval)(`(${source})`) as typeof show;
    const chart = charts.createChart(document.getElementById('chart') ?? document.body);
    const times = (count: number) => Array.from({ length: count }, (_, i) => (1_700_000_000 + i * 300) as never);
    const candles = chart.addSeries(charts.CandlestickSeries);
    const bars = (count: number) => times(count).map((time) => ({ time, open: 10, high: 12, low: 9, close: 11 }));
    give(candles, bars(100));
    chart.timeScale().setVisibleLogicalRange({ from: 20, to: 90 });
    const before = chart.timeScale().getVisibleLogicalRange();
    give(candles, bars(100));
    const after = chart.timeScale().getVisibleLogicalRange();
    const line = chart.addSeries(charts.LineSeries);
    give(
      line,
      times(100).map((time) => ({ time, value: 10 })),
    );
    give(candles, bars(120));
    chart.takeScreenshot();
    await new Promise(requestAnimationFrame);
    return { before, after, last: chart.timeScale().timeToIndex(times(120)[119] as never) };
  }, show.toString());
  expect(drawn.after).toEqual(drawn.before);
  expect(drawn.last).toBe(119);
});
