/** The trading hours of the New York Stock Exchange by its rules; the server's calendar decides, this one only shows. */

const ZONE = 'America/New_York';
const OPEN = 9.5 * 60;
const CLOSE = 16 * 60;
const HALF_DAY_CLOSE = 13 * 60;

interface Day {
  year: number;
  month: number;
  day: number;
}

export interface MarketState {
  open: boolean;
  /** Minutes until it closes or opens. */
  minutes: number;
}

const PARTS = new Intl.DateTimeFormat('en-US', {
  timeZone: ZONE,
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
});

const utc = ({ year, month, day }: Day) => Date.UTC(year, month - 1, day);
const weekday = (day: Day) => new Date(utc(day)).getUTCDay();
const sameDay = (a: Day, b: Day) => a.year === b.year && a.month === b.month && a.day === b.day;

function plus(day: Day, days: number): Day {
  const date = new Date(utc(day) + days * 86_400_000);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** The n-th of a weekday in a month; n of -1 is the last. */
function nth(year: number, month: number, wanted: number, n: number): Day {
  if (n > 0) {
    const first = { year, month, day: 1 };
    return plus(first, ((wanted - weekday(first) + 7) % 7) + 7 * (n - 1));
  }
  const last = plus(month === 12 ? { year: year + 1, month: 1, day: 1 } : { year, month: month + 1, day: 1 }, -1);
  return plus(last, -((weekday(last) - wanted + 7) % 7));
}

/** Easter Sunday by the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, chapter 8). */
function easter(year: number): Day {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const sum = h + l - 7 * m + 114;
  return { year, month: Math.floor(sum / 31), day: (sum % 31) + 1 };
}

/** Saturdays are observed on Friday and Sundays on Monday; New Year's Day on a Saturday is not observed at all. */
function observed(day: Day): Day | undefined {
  if (weekday(day) === 0) return plus(day, 1);
  if (weekday(day) === 6) return day.month === 1 ? undefined : plus(day, -1);
  return day;
}

function holidays(year: number): Day[] {
  const days: (Day | undefined)[] = [
    observed({ year, month: 1, day: 1 }),
    nth(year, 1, 1, 3),
    nth(year, 2, 1, 3),
    plus(easter(year), -2),
    nth(year, 5, 1, -1),
    year >= 2022 ? observed({ year, month: 6, day: 19 }) : undefined,
    observed({ year, month: 7, day: 4 }),
    nth(year, 9, 1, 1),
    nth(year, 11, 4, 4),
    observed({ year, month: 12, day: 25 }),
  ];
  return days.filter((day): day is Day => day !== undefined);
}

/** When this day's session closes, in minutes after midnight in New York; undefined on a day without trading. */
export function closeOf(day: Day): number | undefined {
  const dayOfWeek = weekday(day);
  if (dayOfWeek === 0 || dayOfWeek === 6) return undefined;
  if (holidays(day.year).some((holiday) => sameDay(holiday, day))) return undefined;
  const beforeIndependence = day.month === 7 && day.day === 3;
  const afterThanksgiving = sameDay(plus(nth(day.year, 11, 4, 4), 1), day);
  const christmasEve = day.month === 12 && day.day === 24;
  return beforeIndependence || afterThanksgiving || christmasEve ? HALF_DAY_CLOSE : CLOSE;
}

/** Whether the exchange trades at this time and for how long, or how long until it does. */
export function marketAt(millis: number): MarketState {
  const part: Record<string, number> = {};
  for (const { type, value } of PARTS.formatToParts(millis)) part[type] = Number(value);
  const today: Day = { year: part['year'] ?? 0, month: part['month'] ?? 1, day: part['day'] ?? 1 };
  const minute = (part['hour'] ?? 0) * 60 + (part['minute'] ?? 0);
  const close = closeOf(today);
  if (close !== undefined && minute >= OPEN && minute < close) return { open: true, minutes: close - minute };
  if (close !== undefined && minute < OPEN) return { open: false, minutes: OPEN - minute };
  let days = 1;
  while (closeOf(plus(today, days)) === undefined) days++;
  return { open: false, minutes: days * 1440 + OPEN - minute };
}
