import { Execution, Fact } from '../api/model';

/** A series over the closes of bars; undefined until there are enough of them. */
export type Series = (number | undefined)[];

/** An indicator that can be drawn: over the prices, or in a pane of its own. */
export interface Indicator {
  id: string;
  name: string;
  own: boolean;
  lines: { name: string; values: Series }[];
}

export function sma(closes: number[], length: number): Series {
  let sum = 0;
  return closes.map((close, i) => {
    sum += close - (i >= length ? (closes[i - length] ?? 0) : 0);
    return i >= length - 1 ? sum / length : undefined;
  });
}

/** Begins with the mean of the first closes, as the agents' own does. */
export function ema(closes: number[], length: number): Series {
  const first = sma(closes, length);
  let value: number | undefined;
  return closes.map((close, i) => {
    value = value === undefined ? first[i] : value + (2 / (length + 1)) * (close - value);
    return value;
  });
}

/** Upper and lower band: so many standard deviations from the mean. */
export function bollinger(closes: number[], length: number, deviations: number): { upper: Series; lower: Series } {
  const mean = sma(closes, length);
  const width = closes.map((_, i) => {
    const middle = mean[i];
    if (middle === undefined) return undefined;
    const squares = closes.slice(i - length + 1, i + 1).reduce((sum, close) => sum + (close - middle) ** 2, 0);
    return deviations * Math.sqrt(squares / length);
  });
  const shifted = (sign: number) =>
    mean.map((middle, i) => (middle === undefined ? undefined : middle + sign * (width[i] ?? 0)));
  return { upper: shifted(1), lower: shifted(-1) };
}

/** With Wilder's smoothing. */
export function rsi(closes: number[], length: number): Series {
  let gains = 0;
  let losses = 0;
  return closes.map((close, i) => {
    if (i === 0) return undefined;
    const change = close - (closes[i - 1] ?? close);
    const gain = Math.max(0, change);
    const loss = Math.max(0, -change);
    const keep = i <= length ? 1 : (length - 1) / length;
    gains = gains * keep + gain / length;
    losses = losses * keep + loss / length;
    if (i < length) return undefined;
    return gains + losses === 0 ? 50 : (100 * gains) / (gains + losses);
  });
}

/** What the readings of a market are called when they can be drawn. */
const DRAWN: { pattern: RegExp; of: (length: number, closes: number[]) => Indicator }[] = [
  { pattern: /^sma_?(\d+)$/, of: (n, closes) => single(`sma${n}`, `SMA ${n}`, sma(closes, n)) },
  { pattern: /^ema_?(\d+)$/, of: (n, closes) => single(`ema${n}`, `EMA ${n}`, ema(closes, n)) },
  { pattern: /^rsi_?(\d+)$/, of: (n, closes) => ({ ...single(`rsi${n}`, `RSI ${n}`, rsi(closes, n)), own: true }) },
  { pattern: /^bollinger_upper$/, of: (_, closes) => bands(closes) },
];

function single(id: string, name: string, values: Series): Indicator {
  return { id, name, own: false, lines: [{ name, values }] };
}

function bands(closes: number[]): Indicator {
  const { upper, lower } = bollinger(closes, 20, 2);
  const lines = [
    { name: 'Bollinger upper', values: upper },
    { name: 'Bollinger lower', values: lower },
  ];
  return { id: 'bollinger', name: 'Bollinger 20, 2', own: false, lines };
}

/** The indicators that agents read of these bars, drawn over them. */
export function indicatorsOf(execution: Execution, symbol: string, timeframe: string, closes: number[]): Indicator[] {
  const names = new Set<string>();
  for (const fact of factsOf(execution)) {
    if (fact.symbol !== symbol || !Array.isArray(fact['frames'])) continue;
    for (const frame of fact['frames'] as { timeframe?: unknown; readings?: object | null }[]) {
      if (frame.timeframe !== timeframe) continue;
      for (const [name, value] of Object.entries(frame.readings ?? {})) if (typeof value === 'number') names.add(name);
    }
  }
  return [...names].flatMap((name) => {
    const drawn = DRAWN.find(({ pattern }) => pattern.test(name));
    return drawn ? [drawn.of(Number(drawn.pattern.exec(name)?.[1] ?? 0), closes)] : [];
  });
}

/** Those that an agent speaks of in what it says or waits for: "RSI(14) crosses below 30". */
export function spokenOf(execution: Execution, indicators: Indicator[]): Set<string> {
  const said = JSON.stringify(factsOf(execution).map((fact) => ({ ...fact, frames: undefined }))).toLowerCase();
  const called = ({ id }: Indicator) => {
    const [, kind = '', length] = /^([a-z]+)(\d*)$/.exec(id) ?? [];
    const exactly = new RegExp(`\\b${kind}\\s*\\(?${length}\\b|"kind":"${kind}","parameters":\\[${length}\\]`);
    return exactly.test(said) || (['rsi', 'bollinger'].includes(kind) && new RegExp(`\\b${kind}\\b`).test(said));
  };
  return new Set(indicators.filter(called).map((one) => one.id));
}

function factsOf(execution: Execution): Fact[] {
  return execution.steps.flatMap((step) => step.facts);
}
