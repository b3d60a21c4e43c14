import { DestroyRef, Signal, effect, inject, signal, untracked } from '@angular/core';
import { Problem, problemOf } from '../api/problem';

/** A value fetched from the server: what is known, whether it is being fetched, and why the last try failed. */
export class Loaded<T> {
  private readonly known = signal<T | undefined>(undefined);
  private readonly failure = signal<Problem | undefined>(undefined);
  private readonly running = signal(false);
  private latest = 0;
  private again = false;

  readonly value: Signal<T | undefined> = this.known.asReadonly();
  readonly problem: Signal<Problem | undefined> = this.failure.asReadonly();
  readonly busy: Signal<boolean> = this.running.asReadonly();

  constructor(private fetch: () => Promise<T>) {}

  /** Fetches again and keeps showing the old value meanwhile; asked while fetching, it fetches once more afterwards. */
  async reload(): Promise<void> {
    if (this.running()) {
      this.again = true;
      return;
    }
    await this.run();
  }

  /** Begins anew with another question; an answer to an older one is dropped. */
  restart(fetch: () => Promise<T>, forget: boolean): Promise<void> {
    this.fetch = fetch;
    this.again = false;
    if (forget) this.known.set(undefined);
    return this.run();
  }

  set(value: T): void {
    this.latest++;
    this.running.set(false);
    this.known.set(value);
    this.failure.set(undefined);
    void this.asked();
  }

  stop(): void {
    this.latest++;
    this.again = false;
  }

  private async run(): Promise<void> {
    const mine = ++this.latest;
    this.running.set(true);
    try {
      const value = await this.fetch();
      if (mine !== this.latest) return;
      this.known.set(value);
      this.failure.set(undefined);
    } catch (cause) {
      if (mine === this.latest) this.failure.set(problemOf(cause));
    } finally {
      if (mine === this.latest) this.running.set(false);
    }
    if (mine === this.latest) await this.asked();
  }

  /** What was asked for while fetching may be newer than what came: it is fetched once more. */
  private async asked(): Promise<void> {
    if (!this.again) return;
    this.again = false;
    await this.run();
  }
}

/**
 * Fetches now and whenever the question's signals change; undefined asks nothing. The old value is forgotten unless the
 * new question is only a later look at the same. Call it in a constructor.
 */
export function loading<Q, T>(
  question: () => Q | undefined,
  fetch: (question: Q) => Promise<T>,
  sameThing: (before: Q, now: Q) => boolean = () => false,
): Loaded<T> {
  let before: Q | undefined;
  const loaded = new Loaded<T>(() => Promise.reject(new Problem(-1, 'There is nothing to load.')));
  effect(() => {
    const asked = question();
    if (asked === undefined) return;
    const forget = before === undefined || !sameThing(before, asked);
    before = asked;
    untracked(() => void loaded.restart(() => fetch(asked), forget));
  });
  inject(DestroyRef).onDestroy(() => loaded.stop());
  return loaded;
}
