/** A length of time as a person enters it. */
export interface Amount {
  /** Positive or negative; with at most three decimals. */
  number: number;
  unit: Unit;
}

export type Unit = 'ms' | 's' | 'min' | 'h' | 'd';

export const UNITS: { unit: Unit; seconds: number; title: string }[] = [
  { unit: 'ms', seconds: 0.001, title: 'milliseconds' },
  { unit: 's', seconds: 1, title: 'seconds' },
  { unit: 'min', seconds: 60, title: 'minutes' },
  { unit: 'h', seconds: 3600, title: 'hours' },
  { unit: 'd', seconds: 86_400, title: 'days' },
];

const FORM =
  /^([+-])?P(?=[\d+-]|T[\d+-])(?:([+-]?\d+)D)?(?:T(?:([+-]?\d+)H)?(?:([+-]?\d+)M)?(?:([+-]?\d+(?:\.\d+)?)S)?)?$/i;

/** The seconds of an ISO 8601 duration such as `PT1H30M` or `PT-5M`; undefined if the text is none. */
export function secondsOf(text: unknown): number | undefined {
  const parts = typeof text === 'string' ? FORM.exec(text.trim()) : null;
  if (!parts) return undefined;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = parts.slice(2).map((part) => Number(part ?? 0));
  const sum = ((days * 24 + hours) * 60 + minutes) * 60 + seconds;
  return parts[1] === '-' && sum !== 0 ? -sum : sum;
}

/** In the largest unit in which it is a whole number: 90 minutes, not 1.5 hours. */
export function amountOf(text: unknown): Amount | undefined {
  const seconds = secondsOf(text);
  if (seconds === undefined) return undefined;
  if (seconds === 0) return { number: 0, unit: 'min' };
  const fitting = UNITS.filter((one) => one.seconds >= 1 && seconds % one.seconds === 0).at(-1);
  if (fitting) return { number: seconds / fitting.seconds, unit: fitting.unit };
  return { number: Math.round(seconds * 1000), unit: 'ms' };
}

/** As ISO 8601, the way the server writes it: `PT15M`, `PT1H30M`, `P2D`, `PT-5M`. */
export function durationOf({ number, unit }: Amount): string {
  const factor = UNITS.find((one) => one.unit === unit)?.seconds ?? 1;
  if (unit === 'd' && Number.isInteger(number) && number !== 0) return `P${number}D`;
  const millis = Math.round(number * factor * 1000);
  if (millis === 0) return 'PT0S';
  const sign = millis < 0 ? '-' : '';
  const all = Math.abs(millis);
  const hours = Math.floor(all / 3_600_000);
  const minutes = Math.floor((all % 3_600_000) / 60_000);
  const seconds = (all % 60_000) / 1000;
  const part = (value: number, letter: string) => (value === 0 ? '' : `${sign}${value}${letter}`);
  return `PT${part(hours, 'H')}${part(minutes, 'M')}${part(seconds, 'S')}`;
}

/** In words with its sign: `5 min`, `−1 h 30 min`; undefined if the text is no duration. */
export function durationWords(text: unknown): string | undefined {
  const seconds = secondsOf(text);
  if (seconds === undefined) return undefined;
  if (seconds === 0) return 'none';
  let left = Math.round(Math.abs(seconds) * 1000);
  const words: string[] = [];
  for (const { unit, seconds: size } of [...UNITS].reverse()) {
    const whole = Math.floor(left / (size * 1000));
    if (whole > 0) words.push(`${whole} ${unit}`);
    left -= whole * size * 1000;
  }
  return (seconds < 0 ? '−' : '') + words.join(' ');
}
