import { Fact } from '../api/model';

/** Facts from JSON: a list of objects that each say their type. */
export function factsFrom(text: string): { facts: Fact[] } | { problem: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problem: 'This is not JSON yet: look for a missing comma, quote or bracket.' };
  }
  if (!Array.isArray(value)) return { problem: 'Facts are a list: put them in [ ].' };
  const wrong = value.findIndex((fact) => typeof (fact as Partial<Fact> | null)?.type !== 'string');
  if (wrong >= 0) return { problem: `Fact ${wrong + 1} has no "type", such as "market_snapshot".` };
  return { facts: value as Fact[] };
}
