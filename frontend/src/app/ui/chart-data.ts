import type { ISeriesApi, SeriesDataItemTypeMap, SeriesType, Time } from 'lightweight-charts';

/**
 * Gives a series its data. Times that it has already are taken away first: given again to the only series of a chart they
 * make lightweight-charts 5.2.1 lose track of its time points, so that it draws no more once another series and other
 * times have come.
 */
export function show<T extends SeriesType>(series: ISeriesApi<T>, data: SeriesDataItemTypeMap<Time>[T][]): void {
  const shown = series.data();
  if (shown.length === data.length && data.every(({ time }, i) => time === shown[i]?.time)) series.setData([]);
  series.setData(data);
}
