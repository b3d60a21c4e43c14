// How numbers and times are written everywhere. Pure functions; what is not known is a dash.

export type Decimal = string | number | null | undefined;

export const DASH = '–';
const MINUS = '−';

/** The number behind a decimal; undefined if there is none. */
export function numberOf(value: Decimal): number | undefined {
  if (value === null || value === undefined || value === '') return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
}

function signed(number: number, text: string, withPlus: boolean): string {
  if (number < 0) return MINUS + text;
  return withPlus && number > 0 ? `+${text}` : text;
}

/** Digits with thousands separators and this many decimals, without a sign. */
function digits(number: number, decimals: number, least = decimals): string {
  return Math.abs(number).toLocaleString('en-US', { minimumFractionDigits: least, maximumFractionDigits: decimals });
}

/** Rounded before its sign is looked at, so that nothing reads "-0.00". */
function rounded(number: number, decimals: number): number {
  return Number(number.toFixed(decimals));
}

/** The least amount that is written; the ledger knows ten decimals, smaller is what computing leaves behind. */
const LEAST = 0.000001;
const NOTHING = 5e-11;

/**
 * US dollars with two decimals: `$1,234.50`, `+$12.00`, `−$3.10`; below ten cents with two digits that say something:
 * `$0.031`, `$0.00012`, and no more than six decimals: `< $0.000001`.
 */
export function money(value: Decimal, withPlus = false): string {
  const number = numberOf(value);
  if (number === undefined) return DASH;
  const size = Math.abs(number);
  if (size < NOTHING) return '$0.00';
  if (size < LEAST) return number < 0 ? `> ${MINUS}$0.000001` : '< $0.000001';
  const decimals = size < 0.1 ? Math.min(6, 1 - Math.floor(Math.log10(size))) : 2;
  return signed(rounded(number, decimals), `$${digits(number, decimals, 2)}`, withPlus);
}

/** A price with the decimals it is written with: at least two, at most four, or eight below one. */
export function price(value: Decimal): string {
  const number = numberOf(value);
  if (number === undefined) return DASH;
  const written = typeof value === 'string' ? (value.split('.')[1]?.length ?? 0) : 2;
  const decimals = Math.min(Math.abs(number) >= 1 ? 4 : 8, Math.max(2, written));
  return signed(number, digits(number, decimals), false);
}

/** A price list's amount in dollars, exact: `$0.125`, `$15.00`. */
export function rate(value: Decimal): string {
  const text = decimal(value, 8, 2);
  return text === DASH ? text : `$${text}`;
}

/** A quantity without needless zeros. */
export function quantity(value: Decimal): string {
  const number = numberOf(value);
  return number === undefined ? DASH : signed(number, digits(number, 8, 0), false);
}

/** A whole number with thousands separators. */
export function count(value: Decimal): string {
  const number = numberOf(value);
  return number === undefined ? DASH : signed(number, digits(number, 0), false);
}

/** A percentage that is already in percent: `12.3 %`. */
export function percent(value: Decimal, withPlus = false): string {
  const number = numberOf(value);
  return number === undefined ? DASH : signed(rounded(number, 1), `${digits(number, 1)} %`, withPlus);
}

/** A multiple of the risk taken: `+1.50 R`. */
export function multiple(value: Decimal): string {
  const number = numberOf(value);
  return number === undefined ? DASH : signed(rounded(number, 2), `${digits(number, 2)} R`, true);
}

/** A plain number with this many decimals at most. */
export function decimal(value: Decimal, most = 2, least = most): string {
  const number = numberOf(value);
  return number === undefined ? DASH : signed(rounded(number, most), digits(number, most, least), false);
}

/** `market_snapshot` as `Market snapshot`. */
export function words(name: string | null | undefined): string {
  if (!name) return DASH;
  const spaced = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/([a-z]{3,})(\d+)$/, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .trim()
    .toLowerCase();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

/** `1 trade`, `2 trades`. */
export function plural(number: number, one: string, many = `${one}s`): string {
  return `${count(number)} ${number === 1 ? one : many}`;
}

/** A length of time in its two largest units: `2 h 14 min`, `3.2 s`, `40 ms`. */
export function duration(millis: number | undefined): string {
  if (millis === undefined || !Number.isFinite(millis)) return DASH;
  if (millis < 1000) return `${Math.max(0, Math.round(millis))} ms`;
  if (millis < 60_000) return `${decimal(millis / 1000, millis < 10_000 ? 1 : 0, 0)} s`;
  const minutes = Math.floor(millis / 60_000);
  if (minutes < 60) return join(minutes, 'min', Math.floor((millis % 60_000) / 1000), 's');
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return join(hours, 'h', minutes % 60, 'min');
  return join(Math.floor(hours / 24), 'd', hours % 24, 'h');
}

/** How long something has lasted, without seconds: `31 min`, `2 h 5 min`. */
export function age(millis: number): string {
  return millis < 60_000 ? 'under 1 min' : duration(Math.floor(millis / 60_000) * 60_000);
}

function join(large: number, unit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${unit}` : `${large} ${unit} ${small} ${smallUnit}`;
}

const PERIOD = /^P(?=\d|T\d)(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

/** An ISO 8601 duration in words, `PT1H30M` as `1 h 30 min`; undefined if the text is none. */
export function period(text: string): string | undefined {
  const parts = PERIOD.exec(text);
  if (!parts) return undefined;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = parts.slice(1).map((part) => Number(part ?? 0));
  return duration((((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000);
}

/** The milliseconds of a time; undefined if there is none. */
export function millisOf(at: string | number | null | undefined): number | undefined {
  if (at === null || at === undefined) return undefined;
  const millis = typeof at === 'number' ? at * 1000 : Date.parse(at);
  return Number.isFinite(millis) ? millis : undefined;
}

/** How long ago or ahead, in one unit: `12 s ago`, `in 3 h`. */
export function relative(at: string | null | undefined, now: number): string {
  const millis = millisOf(at);
  if (millis === undefined) return DASH;
  const away = Math.abs(now - millis);
  if (away < 5_000) return 'just now';
  const [size, unit] =
    away < 60_000
      ? [1000, 's']
      : away < 3_600_000
        ? [60_000, 'min']
        : away < 86_400_000
          ? [3_600_000, 'h']
          : [86_400_000, 'd'];
  // Far from now, as simulated and past markets are, only the exact time says something.
  if (away > 2 * 86_400_000) return exact(at);
  const text = `${Math.floor(away / size)} ${unit}`;
  return millis <= now ? `${text} ago` : `in ${text}`;
}

const EXCHANGE = { timeZone: 'America/New_York', hourCycle: 'h23' } as const;
const DAY = new Intl.DateTimeFormat('en-GB', { ...EXCHANGE, day: 'numeric', month: 'short', year: 'numeric' });
const TIME = new Intl.DateTimeFormat('en-GB', { ...EXCHANGE, hour: '2-digit', minute: '2-digit' });
const SECONDS = new Intl.DateTimeFormat('en-GB', {
  ...EXCHANGE,
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/** The day in the exchange's zone: `22 Nov 2026`. */
export function day(at: string | number | null | undefined): string {
  const millis = millisOf(at);
  return millis === undefined ? DASH : DAY.format(millis);
}

/** Day and time in the exchange's zone: `22 Nov 2026, 10:02 ET`. */
export function exact(at: string | number | null | undefined, withSeconds = false): string {
  const millis = millisOf(at);
  if (millis === undefined) return DASH;
  return `${DAY.format(millis)}, ${(withSeconds ? SECONDS : TIME).format(millis)} ET`;
}

/** A sentence in which times of machines are written as everywhere else. */
export function readable(sentence: string): string {
  return sentence.replace(/\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?Z/g, (instant) => exact(instant));
}

/** The day in UTC, for ranges that were given in days. */
export function dayUtc(at: string | null | undefined): string {
  return at ? day(`${at.slice(0, 10)}T17:00:00Z`) : DASH;
}

/** The time of day in the exchange's zone: `10:02:31 ET`. */
export function time(at: string | number | null | undefined): string {
  const millis = millisOf(at);
  return millis === undefined ? DASH : `${SECONDS.format(millis)} ET`;
}
