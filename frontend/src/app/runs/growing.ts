const MOST_TRIES = 40;

/** A part of an answer that is still being written. */
export interface Part {
  name: string;
  values: string[];
}

/**
 * What can be read already of an answer in JSON that is not complete: its parts in the order in which they come. Undefined
 * for what is no JSON object.
 */
export function partsOf(text: string): Part[] | undefined {
  const start = text.indexOf('{');
  if (
    start < 0 ||
    text
      .slice(0, start)
      .replace(/`{3}(json)?/, '')
      .trim()
  )
    return undefined;
  const answer = completed(text.slice(start));
  if (!answer) return undefined;
  return Object.entries(answer)
    .map(([name, value]) => ({ name, values: valuesOf(value) }))
    .filter((part) => part.values.length > 0);
}

function valuesOf(value: unknown): string[] {
  if (value === null || value === undefined || value === '') return [];
  if (Array.isArray(value)) return value.flatMap((one) => valuesOf(one));
  if (typeof value === 'object') {
    const inner = Object.entries(value).flatMap(([name, one]) => valuesOf(one).map((said) => `${name}: ${said}`));
    return inner.length ? [inner.join(' · ')] : [];
  }
  return [String(value as string | number | boolean)];
}

/** What is there, closed; without what comes last where that is half a word or a name without its value. */
function completed(text: string): Record<string, unknown> | undefined {
  let end = text.length;
  for (let tries = 0; end > 0 && tries < MOST_TRIES; tries++) {
    const closing = closingOf(text.slice(0, end));
    if (closing !== undefined) {
      try {
        return JSON.parse(text.slice(0, end) + closing) as Record<string, unknown>;
      } catch {
        // Half a word, a name without its value, a comma.
      }
    }
    end = closing === undefined ? end - 1 : cutBefore(text, end);
  }
  return undefined;
}

function cutBefore(text: string, end: number): number {
  const comma = text.lastIndexOf(',', end - 1);
  const brace = text.lastIndexOf('{', end - 2);
  return Math.max(comma, brace + 1);
}

/** What closes the strings, lists and objects that are open at the end; undefined behind a backslash or after the end. */
function closingOf(text: string): string | undefined {
  const open: string[] = [];
  let quoted = false;
  let escaped = false;
  for (const character of text) {
    if (escaped) escaped = false;
    else if (quoted && character === '\\') escaped = true;
    else if (character === '"') quoted = !quoted;
    else if (!quoted && (character === '{' || character === '[')) open.push(character === '{' ? '}' : ']');
    else if (!quoted && (character === '}' || character === ']')) open.pop();
  }
  return escaped ? undefined : (quoted ? '"' : '') + open.reverse().join('');
}
