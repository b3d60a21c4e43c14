import { Signal, effect, signal } from '@angular/core';

/** What a signal was when it had rested for so long; the first value at once. Call it in a constructor. */
export function debounced<T>(source: Signal<T>, millis: number): Signal<T | undefined> {
  const rested = signal<T | undefined>(undefined);
  let first = true;
  effect((cleanUp) => {
    const value = source();
    if (first) {
      first = false;
      rested.set(value);
      return;
    }
    const timer = setTimeout(() => rested.set(value), millis);
    cleanUp(() => clearTimeout(timer));
  });
  return rested.asReadonly();
}
