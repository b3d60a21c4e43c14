import { joined } from './values';

/** Where a text stops being JSON: the line and column from 1, and what is wrong there. */
export interface JsonError {
  line: number;
  column: number;
  message: string;
}

export type Parsed = { value: unknown; error?: undefined } | { value?: undefined; error: JsonError };

/** The value of a text, or where and why it is not JSON. */
export function parsed(text: string): Parsed {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return { error: new Reader(text).error() };
  }
}

/** The line on which each value begins, by its path such as `rules[0].level`; only of what could be read. */
export function linesOf(text: string): ReadonlyMap<string, number> {
  const reader = new Reader(text);
  reader.error();
  return reader.lines;
}

const LITERAL = /true|false|null|-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y;
const STRING = /"([^"\\\p{Cc}]|\\(["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;

/** Reads only to find the first fault: engines name it in words of their own, and not all of them say where. */
class Reader {
  readonly lines = new Map<string, number>();
  private at = 0;

  constructor(private readonly text: string) {}

  error(): JsonError {
    const message = this.value('') ?? this.rest() ?? 'This is not JSON.';
    const before = this.text.slice(0, this.at).split('\n');
    return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1, message };
  }

  private rest(): string | undefined {
    this.space();
    return this.at < this.text.length ? 'Nothing more belongs here after the end.' : undefined;
  }

  private space(): void {
    while (/[ \t\r\n]/.test(this.text.charAt(this.at))) this.at++;
  }

  private takes(character: string): boolean {
    this.space();
    if (this.text.charAt(this.at) !== character) return false;
    this.at++;
    return true;
  }

  private matches(form: RegExp): boolean {
    form.lastIndex = this.at;
    const found = form.exec(this.text);
    if (!found) return false;
    this.at = form.lastIndex;
    return true;
  }

  private value(path: string): string | undefined {
    this.space();
    this.lines.set(path, this.text.slice(0, this.at).split('\n').length);
    if (this.at >= this.text.length) return 'The text ends where a value is missing.';
    if (this.takes('{')) return this.members(path);
    if (this.takes('[')) return this.entries(path);
    if (this.text.charAt(this.at) === '"') return this.string();
    if (this.text.charAt(this.at) === "'") return 'Texts stand in double quotes.';
    return this.matches(LITERAL) ? undefined : 'A value is missing or is not written as JSON.';
  }

  private string(): string | undefined {
    return this.matches(STRING) ? undefined : 'This text does not end, or holds a character that must be escaped.';
  }

  private members(path: string): string | undefined {
    if (this.takes('}')) return undefined;
    do {
      this.space();
      if (this.text.charAt(this.at) !== '"') return 'A name in double quotes is missing, or there is a comma too many.';
      const from = this.at;
      const wrong = this.string();
      if (wrong) return wrong;
      const name = JSON.parse(this.text.slice(from, this.at)) as string;
      if (!this.takes(':')) return 'A colon is missing after the name.';
      const inner = this.value(joined(path, name));
      if (inner) return inner;
    } while (this.takes(','));
    return this.takes('}') ? undefined : 'A comma or a closing brace is missing.';
  }

  private entries(path: string): string | undefined {
    if (this.takes(']')) return undefined;
    let i = 0;
    do {
      const inner = this.value(`${path}[${i++}]`);
      if (inner) return inner;
    } while (this.takes(','));
    return this.takes(']') ? undefined : 'A comma or a closing bracket is missing.';
  }
}
