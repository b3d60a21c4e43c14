/**
 * How well what was typed fits a text; undefined if it does not. Every word that was typed must be found, its letters in
 * their order; more counts what stands together and at the beginning of words.
 */
export function fits(typed: string, text: string): number | undefined {
  const words = typed.trim().toLowerCase().split(/\s+/).filter(Boolean);
  let sum = 0;
  for (const word of words) {
    const score = scoreOf(word, text.toLowerCase());
    if (score === undefined) return undefined;
    sum += score;
  }
  // Among texts that fit alike the shorter one says more of what was typed.
  return sum - text.length / 1000;
}

function scoreOf(word: string, text: string): number | undefined {
  const at = text.indexOf(word);
  const wordStart = startsWord(text, word);
  if (wordStart >= 0) return word.length * 4 + (wordStart === 0 ? 4 : 2);
  if (at >= 0) return word.length * 3;
  return scattered(word, text);
}

function startsWord(text: string, word: string): number {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (at === 0 || !isLetter(text[at - 1])) return at;
  }
  return -1;
}

/** Letters one after the other, not together: at least the first must begin a word, or anything would fit. */
function scattered(word: string, text: string): number | undefined {
  let from = 0;
  let score = 0;
  for (const letter of word) {
    const at = text.indexOf(letter, from);
    if (at < 0) return undefined;
    const begins = at === 0 || !isLetter(text[at - 1]);
    if (from === 0 && !begins) return undefined;
    score += begins || (at === from && from > 0) ? 2 : 0.5;
    from = at + 1;
  }
  return score / 2;
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}]/u.test(character);
}
