import { Fact } from '../api/model';

/** Why an agent found what it found, taken out of a fact by its shape and not by who gave it. */
export interface Reasoning {
  type: string;
  symbol: string | undefined;
  sentence: string | undefined;
  /** Numbers out of a hundred, such as a confidence. */
  grades: { name: string; value: number }[];
  /** Lists of sentences, such as factors or a calculation line by line. */
  lists: { name: string; items: string[] }[];
  /** Values that stand beside their reason. */
  reasons: { name: string; value: string; why: string }[];
  /** A text of several lines. */
  story: string | undefined;
}

const GRADES = ['confidence', 'conviction', 'score'];
const DEPTH = 3;

export function reasoningOf(fact: Fact): Reasoning {
  const entries = Object.entries(fact);
  return {
    type: fact.type,
    symbol: fact.symbol,
    sentence: fact.sentence ?? undefined,
    grades: entries.flatMap(([name, value]) =>
      GRADES.includes(name) && typeof value === 'number' ? [{ name, value: Math.min(100, Math.max(0, value)) }] : [],
    ),
    lists: entries.flatMap(([name, value]) => (isSentences(value) ? [{ name, items: value }] : [])),
    reasons: reasonsIn(fact),
    story: entries.map(([, value]) => value).find((value): value is string => isStory(value)),
  };
}

export function saysWhy(reasoning: Reasoning): boolean {
  const { sentence, grades, lists, reasons, story } = reasoning;
  return !!sentence || !!story || grades.length + lists.length + reasons.length > 0;
}

/** How a fact was come by: by rules, by a language model of this name, or in a way that it does not say. */
export function modelOf(fact: Fact): string | undefined {
  const model = fact['model'];
  return typeof model === 'string' && model ? model : undefined;
}

function isSentences(value: unknown): value is string[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((item) => typeof item === 'string') &&
    value.some((item: string) => item.includes(' '))
  );
}

function isStory(value: unknown): boolean {
  return typeof value === 'string' && value.trim().includes('\n');
}

function reasonsIn(value: object, depth = 0): Reasoning['reasons'] {
  if (depth > DEPTH) return [];
  return Object.entries(value).flatMap(([name, part]: [string, unknown]) => {
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return [];
    const { reason, ...rest } = part as Record<string, unknown>;
    const [only, ...more] = Object.values(rest);
    if (typeof reason === 'string' && more.length === 0 && (typeof only === 'string' || typeof only === 'number')) {
      return [{ name, value: String(only), why: reason }];
    }
    return reasonsIn(part, depth + 1);
  });
}
