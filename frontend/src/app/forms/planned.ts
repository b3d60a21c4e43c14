import { PlannedRun } from '../api/planning-model';
import { money } from '../format/format';

/** Dollars, from the least to the most that is likely. */
export interface Costs {
  low: number | string;
  high: number | string;
}

/** The planned runs of one day in the pipeline's zone. */
export interface PlannedDay {
  /** `2026-11-23`. */
  date: string;
  /** `Mon 23 Nov`. */
  label: string;
  runs: PlannedRun[];
  cost: Costs | undefined;
}

/** One day of the calendar; without runs, too. */
export interface Cell {
  date: string;
  day: number;
  runs: number;
  label: string;
  /** Before the first or after the last day that is looked at. */
  outside: boolean;
}

/** The runs by day, in order; the cost of a day is known if that of each of its runs is. */
export function byDay(runs: PlannedRun[], zone: string): PlannedDay[] {
  const days = new Map<string, PlannedRun[]>();
  for (const run of [...runs].sort((a, b) => a.at.localeCompare(b.at))) {
    const date = dateOf(run.at, zone);
    days.set(date, [...(days.get(date) ?? []), run]);
  }
  return [...days].map(([date, all]) => ({ date, label: labelOf(date), runs: all, cost: sum(all) }));
}

/** What is planned without its times, which stand beside it. */
export function shortly(run: PlannedRun | undefined): string {
  return run?.sentence.replace(/ between \S+ .+ and \S+ .+\.$/, '.') ?? '';
}

/** From one midnight to the next. */
export function allDay({ at, until }: Pick<PlannedRun, 'at' | 'until'>): boolean {
  return until !== null && Date.parse(until) - Date.parse(at) >= DAY;
}

function sum(runs: PlannedRun[]): Costs | undefined {
  if (runs.some(({ cost }) => !cost)) return undefined;
  const total = (side: 'low' | 'high') => runs.reduce((all, { cost }) => all + Number(cost?.[side] ?? 0), 0);
  return { low: total('low'), high: total('high') };
}

/** Whole weeks from Monday on that hold these days. */
export function calendar(days: PlannedDay[], from: string, length: number): Cell[][] {
  const runs = new Map(days.map((day) => [day.date, day.runs.length]));
  const start = Date.parse(`${from}T00:00:00Z`);
  const end = start + (length - 1) * DAY;
  const monday = start - ((new Date(start).getUTCDay() + 6) % 7) * DAY;
  const weeks: Cell[][] = [];
  for (let week = monday; week <= end; week += 7 * DAY) {
    weeks.push(
      Array.from({ length: 7 }, (_, i) => {
        const at = week + i * DAY;
        const date = new Date(at).toISOString().slice(0, 10);
        return {
          date,
          day: new Date(at).getUTCDate(),
          runs: runs.get(date) ?? 0,
          label: labelOf(date),
          outside: at < start || at > end,
        };
      }),
    );
  }
  return weeks;
}

const DAY = 86_400_000;
const LABEL = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', weekday: 'short', day: 'numeric', month: 'short' });

function labelOf(date: string): string {
  return LABEL.format(Date.parse(`${date}T12:00:00Z`)).replace(',', '');
}

/** The day of a moment in a zone: `2026-11-23`. */
export function dateOf(at: string | number, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
  return parts.format(typeof at === 'number' ? at : Date.parse(at));
}

/** The time of day of a moment in a zone: `09:30`. */
export function clock(at: string, zone: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(Date.parse(at));
}

/** How a zone is called beside a time: `EST`, `CET`, `UTC`. */
export function zoneName(zone: string, at: string | number): string {
  const moment = typeof at === 'number' ? at : Date.parse(at);
  const named = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'short' }).formatToParts(moment);
  const name = named.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
  return zone === 'America/New_York' ? 'ET' : name;
}

/** `$0.17–$0.25`, or one number where both are the same. */
export function costWords(cost: Costs | undefined | null): string {
  if (!cost) return '';
  const [low, high] = [money(cost.low), money(cost.high)];
  return low === high ? low : `${low}–${high}`;
}
