import { News, Span } from './story';

/** A stretch of time and where it is drawn, in percent of the width. */
export interface Segment {
  from: number;
  to: number;
  left: number;
  width: number;
  /** Drawn much shorter than it lasted, because nobody was at work. */
  squeezed: boolean;
}

/** A time axis on which long waits take little room, so that seconds of work and days of waiting fit into one picture. */
export interface Axis {
  segments: Segment[];
  /** Moments worth a label, far enough from each other. */
  ticks: { at: number; left: number }[];
}

/** Waits are squeezed once they last so many times longer than all the work. */
const PATIENCE = 3;
/** No stretch of work is drawn narrower than this part of the width. */
const NARROWEST = 0.012;
/** Labels are at least this many percent apart. */
const APART = 20;

export function axisOf(spans: Span[], news: News[]): Axis {
  const busy = merged([
    ...spans.filter((span) => span.kind === 'busy'),
    ...news.map(({ at }) => ({ from: at, to: at })),
  ]);
  if (busy.length === 0) return { segments: [], ticks: [] };
  const stretches = withGaps(busy, Math.max(...spans.map((span) => span.to)));
  const sum = (some: { from: number; to: number }[]) => some.reduce((total, one) => total + one.to - one.from, 0);
  const work = sum(busy);
  const squeeze = sum(stretches) - work > PATIENCE * work;
  const cap = Math.max(1, work / Math.max(1, stretches.length / 2));
  const weights = stretches.map((one) => {
    const length = one.to - one.from;
    if (one.busy || !squeeze || length <= cap) return length;
    return cap * (1 + Math.log10(length / cap));
  });
  const least =
    NARROWEST *
    Math.max(
      1,
      weights.reduce((total, weight) => total + weight, 0),
    );
  const drawn = weights.map((weight, i) => (stretches[i]?.busy ? Math.max(weight, least) : weight));
  const whole = drawn.reduce((total, weight) => total + weight, 0);
  let left = 0;
  const segments = stretches.map((one, i) => {
    const width = ((drawn[i] ?? 0) / whole) * 100;
    const segment = { from: one.from, to: one.to, left, width, squeezed: (drawn[i] ?? 0) < (one.to - one.from) * 0.5 };
    left += width;
    return segment;
  });
  return { segments, ticks: ticksOf(segments) };
}

/** Where a moment is drawn, in percent of the width. */
export function placeOf(axis: Axis, at: number): number {
  const { segments } = axis;
  const first = segments[0];
  const last = segments.at(-1);
  if (!first || !last || at <= first.from) return 0;
  if (at >= last.to) return 100;
  const segment = segments.findLast((one) => one.from <= at) ?? first;
  const length = segment.to - segment.from;
  return segment.left + (length > 0 ? ((at - segment.from) / length) * segment.width : 0);
}

interface Stretch {
  from: number;
  to: number;
}

/** The stretches in order, those that touch or overlap as one. */
function merged(stretches: Stretch[]): Stretch[] {
  const all: Stretch[] = [];
  for (const { from, to } of [...stretches].sort((a, b) => a.from - b.from)) {
    const last = all.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else all.push({ from, to });
  }
  return all;
}

function withGaps(busy: Stretch[], end: number): (Stretch & { busy: boolean })[] {
  const all: (Stretch & { busy: boolean })[] = [];
  for (const one of busy) {
    const before = all.at(-1);
    if (before) all.push({ from: before.to, to: one.from, busy: false });
    all.push({ ...one, busy: true });
  }
  const last = all.at(-1);
  if (last && end > last.to) all.push({ from: last.to, to: end, busy: false });
  return all;
}

function ticksOf(segments: Segment[]): Axis['ticks'] {
  const ticks: Axis['ticks'] = [];
  for (const { from, left } of segments) {
    if (left <= (ticks.at(-1)?.left ?? -APART) + APART - 0.01 || left > 100 - APART / 2) continue;
    ticks.push({ at: from, left });
  }
  return ticks;
}
