import { decimal, exact, period, price, words } from '../format/format';

/** How a JSON value is best shown to a person, decided by what it holds and not by who gave it. */
export type Shape =
  | { kind: 'text'; text: string; number: boolean; mono: boolean }
  | { kind: 'story'; text: string }
  | { kind: 'list'; items: string[] }
  | { kind: 'table'; columns: string[]; rows: { value: unknown }[][] }
  | { kind: 'blocks'; items: unknown[] }
  | { kind: 'fields'; fields: { name: string; value: unknown }[] };

const DECIMAL = /^-?\d{1,18}(\.\d+)?$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;
const CONSTANT = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/;
const SNAKE = /^[a-z]+(_[a-z0-9]+)+$/;
const OPAQUE = /^[0-9a-f-]{20,}$/i;

export function isPlain(value: unknown): boolean {
  return value === null || typeof value !== 'object';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** One value without parts as text. */
export function plain(value: unknown): { text: string; number: boolean; mono: boolean } {
  const text = (shown: string, number = false, mono = false) => ({ text: shown, number, mono });
  if (value === null || value === undefined || value === '') return text('–');
  if (typeof value === 'boolean') return text(value ? 'Yes' : 'No');
  if (typeof value === 'number') return text(decimal(value, 4, 0), true);
  if (typeof value !== 'string') return text(JSON.stringify(value), false, true);
  if (DECIMAL.test(value)) return text(value.includes('.') ? price(value) : decimal(value, 0), true);
  if (INSTANT.test(value)) return text(exact(value, true));
  if (OPAQUE.test(value)) return text(value, false, true);
  const length = period(value);
  if (length !== undefined) return text(length);
  return text(SNAKE.test(value) || (CONSTANT.test(value) && value.includes('_')) ? words(value) : value);
}

export function shapeOf(value: unknown): Shape {
  if (Array.isArray(value)) return ofList(value);
  if (isRecord(value)) {
    const fields = Object.entries(value).map(([name, part]) => ({ name, value: part }));
    return fields.length ? { kind: 'fields', fields } : { kind: 'text', text: '–', number: false, mono: false };
  }
  if (typeof value === 'string' && value.trim().includes('\n')) return { kind: 'story', text: value };
  return { kind: 'text', ...plain(value) };
}

function ofList(list: unknown[]): Shape {
  if (list.length === 0) return { kind: 'text', text: 'None', number: false, mono: false };
  if (list.every(isPlain)) {
    const items = list.map((item) => plain(item).text);
    const short = items.every((item) => item.length <= 16);
    return short ? { kind: 'text', text: items.join(', '), number: false, mono: false } : { kind: 'list', items };
  }
  if (list.every((item) => isRecord(item) && Object.values(item).every(isPlain))) {
    const rows = list as Record<string, unknown>[];
    const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
    if (columns.length <= 8) {
      return { kind: 'table', columns, rows: rows.map((row) => columns.map((column) => ({ value: row[column] }))) };
    }
  }
  return { kind: 'blocks', items: list };
}

/** A block of the small part of Markdown that reports use. */
export type Block =
  | { kind: 'heading' | 'paragraph'; text: Run[] }
  | { kind: 'list'; items: Run[][] }
  | { kind: 'table'; rows: Run[][][] };

export interface Run {
  text: string;
  strong: boolean;
}

/** Reads headings, paragraphs, lists, tables and bold; everything else stays as it is written. */
export function blocksOf(markdown: string): Block[] {
  const blocks: Block[] = [];
  for (const line of markdown.split(/\r?\n/)) {
    const last = blocks.at(-1);
    const item = /^\s*(?:[-*]|\d+\.)\s+(.*)$/.exec(line);
    if (!line.trim()) {
      blocks.push({ kind: 'paragraph', text: [] });
    } else if (/^#{1,6}\s/.test(line)) {
      blocks.push({ kind: 'heading', text: runsOf(line.replace(/^#+\s+/, '')) });
    } else if (item) {
      if (last?.kind === 'list') last.items.push(runsOf(item[1] ?? ''));
      else blocks.push({ kind: 'list', items: [runsOf(item[1] ?? '')] });
    } else if (line.trim().startsWith('|')) {
      if (/^[\s|:-]+$/.test(line)) continue;
      const cells = line
        .trim()
        .replace(/^\||\|$/g, '')
        .split('|')
        .map((cell) => runsOf(cell.trim()));
      if (last?.kind === 'table') last.rows.push(cells);
      else blocks.push({ kind: 'table', rows: [cells] });
    } else if (last?.kind === 'paragraph' && last.text.length) {
      last.text.push({ text: ' ', strong: false }, ...runsOf(line.trim()));
    } else {
      blocks.push({ kind: 'paragraph', text: runsOf(line.trim()) });
    }
  }
  return blocks.filter((block) => !('text' in block) || block.text.length > 0);
}

function runsOf(text: string): Run[] {
  return text
    .split(/\*\*/)
    .map((part, index) => ({ text: part.replace(/`/g, ''), strong: index % 2 === 1 }))
    .filter((run) => run.text !== '');
}
