import { fits } from '../core/fuzzy';

/** Something the palette leads to or does. */
export interface Target {
  /** The same each time, so that what was used is remembered. */
  id: string;
  name: string;
  kind: string;
  icon: string;
  /** The keys that do the same. */
  keys?: string;
  /** Found only by typing: one of many alike. */
  quiet?: boolean;
  act: () => unknown;
}

const MOST = 12;
/** What was used of late comes before what fits a little better. */
const RECENT_BONUS = 3;

/** What to show for what was typed, the best first; with nothing typed what was used of late, then pages and actions. */
export function found(typed: string, all: Target[], recent: string[]): Target[] {
  const text = typed.trim();
  if (!text) {
    const used = recent.map((id) => all.find((target) => target.id === id)).filter((target) => target !== undefined);
    return [...used, ...all.filter((target) => !target.quiet && !used.includes(target))];
  }
  return all
    .map((target) => ({ target, score: scoreOf(text, target, recent) }))
    .filter((one): one is { target: Target; score: number } => one.score !== undefined)
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST)
    .map(({ target }) => target);
}

/** The kind counts as well, so that "pipeline morning" finds it; what only the kind fits comes last. */
function scoreOf(text: string, target: Target, recent: string[]): number | undefined {
  const name = fits(text, target.name);
  const score = name ?? lower(fits(text, `${target.kind} ${target.name}`));
  return score === undefined ? undefined : score + (recent.includes(target.id) ? RECENT_BONUS : 0);
}

function lower(score: number | undefined): number | undefined {
  return score === undefined ? undefined : score - 10;
}

/** Used last comes first; so many are kept. */
export function withRecent(recent: string[], id: string, most = 6): string[] {
  return [id, ...recent.filter((one) => one !== id)].slice(0, most);
}
