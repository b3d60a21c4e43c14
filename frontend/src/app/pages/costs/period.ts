/** Days from the first to the last, both included, as `2026-11-22`. */
export interface Period {
  from: string;
  to: string;
}

/** What is asked for; without a last day up to the newest, which may be ahead of New York's. */
export interface Question {
  from: string;
  to: string | undefined;
}

export const LENGTHS = [7, 30, 90] as const;
export const USUAL = 30;
const LONGEST = 366;

const NEW_YORK = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'America/New_York',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The day in New York, by which a user's own budget counts. */
export function todayAt(millis: number): string {
  return NEW_YORK.format(millis);
}

export function moved(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** How many days lie between, the first and the last included. */
export function lengthOf({ from, to }: Period): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;
}

/** The last so many days, today included. */
export function lastDays(days: number, today: string): Period {
  return { from: moved(today, 1 - days), to: today };
}

/** What is wrong with days that were typed, in a sentence. */
export function wrongPeriod({ from, to }: Period): string | undefined {
  if (!from || !to) return 'Choose the first and the last day.';
  if (from > to) return 'The first day is after the last.';
  return lengthOf({ from, to }) > LONGEST ? `Choose at most ${LONGEST} days.` : undefined;
}
