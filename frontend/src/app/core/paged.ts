import { Signal, computed, signal } from '@angular/core';
import { Page } from '../api/model';
import { Problem, problemOf } from '../api/problem';
import { Loaded, loading } from './loading';

/** A list that is fetched page by page; the first page follows the question, more comes when asked for. */
export class Paged<T> {
  private readonly rest = signal<{ after: Page<T> | undefined; items: T[]; next: string | null } | undefined>(
    undefined,
  );
  private readonly failure = signal<Problem | undefined>(undefined);
  private readonly extra = computed(() => {
    const rest = this.rest();
    return rest && rest.after === this.first.value() ? rest : undefined;
  });
  readonly items: Signal<T[] | undefined> = computed(() => {
    const first = this.first.value();
    return first && [...first.items, ...(this.extra()?.items ?? [])];
  });
  readonly problem = computed(() => this.failure() ?? this.first.problem());
  readonly hasMore = computed(() => (this.extra() ?? this.first.value())?.next != null);

  constructor(
    readonly first: Loaded<Page<T>>,
    private readonly fetch: (after: string) => Promise<Page<T>>,
  ) {}

  reload(): Promise<void> {
    return this.first.reload();
  }

  async more(): Promise<void> {
    const after = this.first.value();
    const next = (this.extra() ?? after)?.next;
    if (!next) return;
    try {
      const page = await this.fetch(next);
      const items = [...(this.extra()?.items ?? []), ...page.items];
      this.rest.set({ after, items, next: page.next });
      this.failure.set(undefined);
    } catch (cause) {
      this.failure.set(problemOf(cause));
    }
  }
}

/** Call it in a constructor. */
export function paged<Q, T>(
  question: () => Q | undefined,
  fetch: (question: Q, after?: string) => Promise<Page<T>>,
): Paged<T> {
  const first = loading(question, (asked) => fetch(asked));
  return new Paged(first, (after) => {
    const asked = question();
    return asked === undefined ? Promise.resolve({ items: [], next: null }) : fetch(asked, after);
  });
}
