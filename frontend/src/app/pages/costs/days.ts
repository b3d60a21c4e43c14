import { CostSum } from '../../api/costs-model';
import { numberOf } from '../../format/format';
import { Period, lengthOf, moved } from './period';

/** What a day has cost. */
export interface Day {
  day: string;
  rental: number;
  tokens: number;
  total: number;
}

/** Every day of a period, also those on which nothing was spent; days beyond its end only if something was. */
export function daysOf(sums: readonly CostSum[], period: Period): Day[] {
  const known = new Map(sums.map((sum) => [sum.key, sum]));
  const days = Array.from({ length: Math.max(1, lengthOf(period)) }, (_, i) => moved(period.from, i));
  const beyond = sums.map(({ key }) => key).filter((day) => day > period.to);
  return [...days, ...beyond].map((day) => {
    const sum = known.get(day);
    const total = numberOf(sum?.amount) ?? 0;
    return { day, rental: numberOf(sum?.rental) ?? 0, tokens: numberOf(sum?.tokens) ?? 0, total };
  });
}

/** Amounts for the lines of an axis from nothing to at least this one: three or four of them, each 1, 2 or 5 times a power of ten apart. */
export function linesTo(most: number): number[] {
  if (!(most > 0)) return [0];
  const rough = most / 3;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((times) => times * power).find((one) => one >= rough * 0.999) ?? rough;
  const count = Math.ceil(most / step - 1e-9);
  return Array.from({ length: count + 1 }, (_, i) => Number((i * step).toPrecision(12)));
}

/** Which of so many days are named under the chart: at most this many, the last among them. */
export function namedDays(count: number, most: number): number[] {
  const every = Math.max(1, Math.ceil(count / most));
  return Array.from({ length: Math.ceil(count / every) }, (_, i) => count - 1 - i * every).reverse();
}
