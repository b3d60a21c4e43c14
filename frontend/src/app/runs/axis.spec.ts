import { axisOf, placeOf } from './axis';
import { exampleRun } from './example';
import { Span, newsOf, spansOf } from './story';

const HOUR = 3_600_000;
const span = (from: number, to: number, kind: Span['kind'] = 'busy'): Span => ({
  node: 'a',
  kind,
  from,
  to,
  sequence: 1,
  outcome: 'done',
});

describe('the time axis of a run', () => {
  it('is plain where the waits are short', () => {
    const axis = axisOf([span(0, 1000), span(1000, 2000, 'waiting'), span(2000, 4000)], []);
    expect(axis.segments.map((one) => [Math.round(one.width), one.squeezed])).toEqual([
      [25, false],
      [25, false],
      [50, false],
    ]);
    expect(placeOf(axis, 1500)).toBeCloseTo(37.5);
  });

  it('squeezes days of waiting, the longer wait still the wider', () => {
    const axis = axisOf(
      [span(0, 1000), span(1000, HOUR, 'waiting'), span(HOUR, HOUR + 1000), span(50 * HOUR, 50 * HOUR + 1000)],
      [],
    );
    const widths = axis.segments.map((one) => one.width);
    expect(axis.segments.map((one) => one.squeezed)).toEqual([false, true, false, true, false]);
    expect(widths[3]).toBeGreaterThan(widths[1] ?? 0);
    expect(widths[0]).toBeGreaterThan(5);
    expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(100);
  });

  it('keeps the order of time', () => {
    const run = exampleRun();
    const axis = axisOf(spansOf(run), newsOf(run));
    const places = spansOf(run).map((one) => placeOf(axis, one.from));
    const times = spansOf(run).map((one) => one.from);
    const byTime = (list: number[]) => list.map((_, i) => i).sort((a, b) => (times[a] ?? 0) - (times[b] ?? 0));
    const sorted = byTime(times).map((i) => places[i] ?? 0);
    expect(sorted).toEqual([...sorted].sort((a, b) => a - b));
    expect(placeOf(axis, 0)).toBe(0);
    expect(placeOf(axis, Number.MAX_SAFE_INTEGER)).toBe(100);
  });

  it('labels moments that are far enough from each other', () => {
    const many = Array.from({ length: 40 }, (_, i) => span(i * 100, i * 100 + 50));
    const { ticks } = axisOf(many, []);
    expect(ticks.length).toBeGreaterThan(3);
    expect(ticks.length).toBeLessThan(6);
  });

  it('draws a moment that took no time', () => {
    const axis = axisOf([span(0, 0), span(1000, 1000)], []);
    expect(axis.segments.every((one) => Number.isFinite(one.left) && Number.isFinite(one.width))).toBe(true);
  });

  it('of nothing is empty', () => {
    expect(axisOf([], [])).toEqual({ segments: [], ticks: [] });
    expect(placeOf(axisOf([], []), 5)).toBe(0);
  });
});
