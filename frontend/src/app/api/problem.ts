import { HttpErrorResponse } from '@angular/common/http';

/** One thing wrong with a request: a field, a node of a pipeline or a line of a file, and a sentence. */
export interface ProblemItem {
  field?: string | null;
  node?: string | null;
  line?: number | null;
  message: string;
}

/** Why a request failed, in words for a person: what happened and what to do. */
export class Problem {
  constructor(
    readonly status: number,
    readonly sentence: string,
    readonly items: ProblemItem[] = [],
    /** The execution that is in the way, if there is one. */
    readonly executionId?: string,
  ) {}

  /** The sentences that name this field, joined. */
  of(field: string): string | undefined {
    const found = this.items.filter((item) => item.field === field).map((item) => item.message);
    return found.length ? found.join(' ') : undefined;
  }

  /** The items that none of these fields shows. */
  besides(...fields: string[]): ProblemItem[] {
    return this.items.filter((item) => !item.field || !fields.includes(item.field));
  }
}

interface ProblemDetails {
  title?: string;
  detail?: string;
  errors?: ProblemItem[];
  execution_id?: string;
}

const SENTENCES: Record<number, string> = {
  0: 'Kuber could not be reached. Check that it is running and that you are online, then try again.',
  401: 'You are not logged in any more. Log in again to go on.',
  403: 'Your session has changed. Reload the page, then try again.',
  404: 'This does not exist, or not any more. Go back to the list to see what there is.',
  409: 'This has changed in the meantime. Reload the page to see how it stands now.',
  413: 'The file is too large. Split it and import the parts.',
  429: 'That was a little too often. Wait a moment, then try again.',
};

/** Turns whatever a call threw into a problem with a sentence. */
export function problemOf(cause: unknown): Problem {
  if (cause instanceof Problem) return cause;
  if (!(cause instanceof HttpErrorResponse)) {
    return new Problem(-1, cause instanceof Error ? cause.message : 'Something unexpected happened. Try again.');
  }
  const details = (typeof cause.error === 'object' && cause.error !== null ? cause.error : {}) as ProblemDetails;
  const fallback =
    SENTENCES[cause.status] ??
    `The server could not answer (${cause.status}). Try again; if it stays so, look at the server's log.`;
  const sentence = details.detail?.trim() ? details.detail : (SENTENCES[cause.status] ?? details.title ?? fallback);
  const items = Array.isArray(details.errors) ? details.errors.filter((item) => item.message) : [];
  return new Problem(cause.status, sentence, items, details.execution_id);
}
