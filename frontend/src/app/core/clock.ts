import { DestroyRef, Injectable, inject, signal } from '@angular/core';

/** The browser's time as a signal, moved on every second; the only reader of the wall clock. */
@Injectable({ providedIn: 'root' })
export class Clock {
  private readonly millis = signal(Date.now());
  readonly now = this.millis.asReadonly();

  constructor() {
    const timer = setInterval(() => this.millis.set(Date.now()), 1000);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }
}
