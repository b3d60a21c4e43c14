import { Execution, Fact, Order, same } from '../api/model';
import { millisOf, numberOf, quantity } from '../format/format';
import { Level, Mark } from '../ui/price-chart';

/** An order and all that belong to it. */
function family(order: Order): Order[] {
  return [order, ...(order.legs ?? []).flatMap(family)];
}

function ordersOf(execution: Execution, symbol: string): Order[] {
  return execution.orders.filter((order) => order.symbol === symbol).flatMap(family);
}

/** The fills of a symbol, as marks on its chart; what was bought or sold at one moment is one mark. */
export function marksOf(execution: Execution, symbol: string): Mark[] {
  const marks = new Map<string, { time: number; buy: boolean; filled: number }>();
  for (const order of ordersOf(execution, symbol)) {
    const at = millisOf(order.updated);
    const filled = numberOf(order.filled) ?? 0;
    if (filled <= 0 || at === undefined) continue;
    const buy = same(order.side, 'buy', 'long');
    const key = `${at} ${buy}`;
    marks.set(key, { time: at / 1000, buy, filled: filled + (marks.get(key)?.filled ?? 0) });
  }
  return [...marks.values()].map(({ time, buy, filled }) => ({
    time,
    buy,
    text: `${buy ? 'Bought' : 'Sold'} ${quantity(filled)}`,
  }));
}

/** Entry, stop and targets: of the orders if there are any, else of the newest fact that names an entry and a stop. */
export function levelsOf(execution: Execution, symbol: string): Level[] {
  const levels = levelsOfOrders(ordersOf(execution, symbol));
  return levels.length ? levels : levelsOfFacts(execution, symbol);
}

function levelsOfOrders(orders: Order[]): Level[] {
  const live = orders.filter((order) => !same(order.status, 'replaced', 'rejected', 'unknown'));
  const levels = new Map<string, Level>();
  const add = (name: string, tone: Level['tone'], price: string | number | null | undefined) => {
    const number = numberOf(price);
    if (number !== undefined) levels.set(`${tone} ${number}`, { name, price: number, tone });
  };
  add('Entry', 'entry', entryOf(live.filter((order) => order.role.toLowerCase().includes('entry'))));
  for (const order of live) {
    const role = order.role.toLowerCase();
    if (role.includes('entry')) continue;
    if (role.includes('stop')) add('Stop', 'stop', order.stop ?? order.limit);
    else if (role.includes('profit') || role.includes('target')) add('Target', 'target', order.limit);
  }
  return numbered([...levels.values()]);
}

/** The mean price at which the entries were filled; before that, where they rest. A closing order is on the other side. */
function entryOf(orders: Order[]): number | string | null | undefined {
  const entries = orders.filter((order) => same(order.side, orders[0]?.side ?? ''));
  let money = 0;
  let shares = 0;
  for (const { filled, average_price } of entries) {
    money += (numberOf(filled) ?? 0) * (numberOf(average_price) ?? 0);
    shares += numberOf(filled) ?? 0;
  }
  return shares > 0 ? Math.round((money / shares) * 1e6) / 1e6 : (entries[0]?.limit ?? entries[0]?.stop);
}

/** The targets as "Target 1" and "Target 2", the nearest to the entry first. */
function numbered(levels: Level[]): Level[] {
  const entry = levels.find((level) => level.tone === 'entry')?.price ?? 0;
  const away = (level: Level) => Math.abs(level.price - entry);
  const targets = levels.filter((level) => level.tone === 'target').sort((a, b) => away(a) - away(b));
  const named = targets.map((level, i) => ({ ...level, name: targets.length > 1 ? `Target ${i + 1}` : 'Target' }));
  return [...levels.filter((level) => level.tone !== 'target'), ...named];
}

const DEPTH = 3;
const NAMES: [RegExp, string, Level['tone']][] = [
  [/^entry$/, 'Entry', 'entry'],
  [/^stop(_loss)?$/, 'Stop', 'stop'],
  [/^target_?1$/, 'Target 1', 'target'],
  [/^target_?2$/, 'Target 2', 'target'],
];

function levelsOfFacts(execution: Execution, symbol: string): Level[] {
  const facts = execution.steps.flatMap((step) => step.facts).filter((fact) => fact.symbol === symbol);
  for (const fact of facts.reverse()) {
    const found = levelsWithin(fact);
    if (found.length > 1) return found;
  }
  return [];
}

/** Looks through a fact's fields, whatever agent gave it, for those that name levels; what stands further out counts. */
function levelsWithin(value: Fact | Record<string, unknown>): Level[] {
  const found = namedWithin(value, 0);
  const complete = found.has('Entry') && found.has('Stop');
  return complete ? NAMES.flatMap(([, name]) => found.get(name) ?? []) : [];
}

function namedWithin(value: Record<string, unknown>, depth: number): Map<string, Level> {
  const found = new Map<string, Level>();
  if (depth > DEPTH) return found;
  for (const part of Object.values(value)) {
    if (typeof part !== 'object' || part === null || Array.isArray(part)) continue;
    for (const [name, level] of namedWithin(part as Record<string, unknown>, depth + 1)) found.set(name, level);
  }
  for (const [key, part] of Object.entries(value)) {
    const [, name, tone] = NAMES.find(([pattern]) => pattern.test(key)) ?? [];
    const held = typeof part === 'object' && part !== null ? (part as { price?: unknown }).price : part;
    const price = typeof held === 'string' || typeof held === 'number' ? numberOf(held) : undefined;
    if (name && tone && price !== undefined) found.set(name, { name, price, tone });
  }
  return found;
}
