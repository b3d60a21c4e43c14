import { computed, signal } from '@angular/core';
import { Problem, problemOf } from '../api/problem';

/** A form on its way to the server: whether it is, and what the server found wrong with it, field by field. */
export class Sending {
  private readonly sending = signal(false);
  private readonly found = signal<Problem | undefined>(undefined);
  readonly busy = this.sending.asReadonly();
  /** What no field of the form shows. */
  readonly general = computed(() => {
    const problem = this.found();
    return problem && (problem.items.length === 0 || problem.besides(...this.fields).length) ? problem : undefined;
  });

  /** @param fields which show what is wrong with them */
  constructor(private readonly fields: readonly string[]) {}

  wrong(field: string): string | undefined {
    return this.found()?.of(field);
  }

  /** What was found wrong concerns what was typed before. */
  forget(): void {
    this.found.set(undefined);
  }

  /** Sends, once at a time; undefined where that went wrong. */
  async send<T>(act: () => Promise<T>): Promise<T | undefined> {
    this.sending.set(true);
    this.forget();
    try {
      return await act();
    } catch (cause) {
      this.found.set(problemOf(cause));
      return undefined;
    } finally {
      this.sending.set(false);
    }
  }
}
