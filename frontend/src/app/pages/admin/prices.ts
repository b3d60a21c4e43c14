import { ModelPrice, NewModelPrice } from '../../api/costs-model';
import { millisOf } from '../../format/format';

/** A price as it is typed. */
export interface TypedPrice {
  provider: string;
  model: string;
  input: string;
  cached_input: string;
  output: string;
  source: string;
  /** A day such as `2026-11-22`; empty for from now on. */
  from: string;
}

export const NO_PRICE: TypedPrice = {
  provider: 'openai',
  model: '',
  input: '',
  cached_input: '',
  output: '',
  source: '',
  from: '',
};

const AMOUNT = /^\d{1,6}(\.\d{1,8})?$/;
const EARLIEST = '2020-01-01';
const YEAR = 366 * 86_400_000;

/** What is wrong with what was typed, a sentence by field; nothing if it can be entered. */
export function wrongPrice(typed: TypedPrice, now: number): Partial<Record<keyof TypedPrice, string>> {
  const wrong: Partial<Record<keyof TypedPrice, string>> = {};
  if (!typed.model.trim()) wrong.model = 'Name the model as its provider does.';
  for (const key of ['input', 'cached_input', 'output'] as const)
    if (!AMOUNT.test(typed[key].trim())) wrong[key] = 'Dollars per million tokens, such as 0.25.';
  if (!typed.source.trim()) wrong.source = 'Say where the price comes from, best with an address.';
  const day = wrongDay(typed.from, now);
  if (day) wrong.from = day;
  return wrong;
}

function wrongDay(day: string, now: number): string | undefined {
  if (day === '') return undefined;
  const millis = Date.parse(`${day}T00:00:00Z`);
  // A day that does not exist is moved to one that does.
  const real = Number.isFinite(millis) && new Date(millis).toISOString().startsWith(day);
  if (!real) return 'A day such as 2026-11-22; empty for from now on.';
  if (day < EARLIEST) return 'Prices are kept from 2020 on.';
  return millis > now + YEAR ? 'At most a year ahead.' : undefined;
}

export function priceOf(typed: TypedPrice): NewModelPrice {
  return {
    provider: typed.provider,
    model: typed.model.trim(),
    input: typed.input.trim(),
    cached_input: typed.cached_input.trim(),
    output: typed.output.trim(),
    source: typed.source.trim(),
    from: typed.from ? `${typed.from}T00:00:00Z` : null,
  };
}

export interface Kept extends ModelPrice {
  /** Whether it counts now, will count, or was replaced. */
  state: 'now' | 'later' | 'before';
}

/** Every price with whether it counts: of each model the newest that has begun. */
export function standing(prices: readonly ModelPrice[], now: number): Kept[] {
  const begun = new Map<string, number>();
  const name = ({ provider, model }: ModelPrice) => `${provider}/${model}`;
  for (const price of prices) {
    const from = millisOf(price.from) ?? 0;
    if (from <= now) begun.set(name(price), Math.max(from, begun.get(name(price)) ?? -Infinity));
  }
  return prices.map((price) => {
    const from = millisOf(price.from) ?? 0;
    return { ...price, state: from > now ? 'later' : begun.get(name(price)) === from ? 'now' : 'before' };
  });
}
