import { loadavg } from 'node:os';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

const FILE = 'target/measurements.json';

/** Prints what was measured, with the machine's load, and keeps it in target/measurements.json. */
export function report(what: string, figures: Record<string, number | string>): void {
  const load = Number(loadavg()[0]?.toFixed(1));
  const words = Object.entries(figures).map(([name, value]) => `${name} ${value}`);
  process.stdout.write(`\n  ${what}: ${words.join(', ')} (load ${load})\n`);
  mkdirSync('target', { recursive: true });
  writeFileSync(FILE, JSON.stringify({ ...known(), [what]: { ...figures, load } }, null, 2));
}

function known(): object {
  try {
    return JSON.parse(readFileSync(FILE, 'utf8')) as object;
  } catch {
    return {};
  }
}

/** The value below which this share of the values lies. */
export function quantile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round((sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN) * 10) / 10;
}
