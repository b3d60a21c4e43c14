import { DestroyRef, Injectable, inject, signal } from '@angular/core';

/** Whether this browser has a network at all, as far as it knows. */
@Injectable({ providedIn: 'root' })
export class Online {
  private readonly known = signal(navigator.onLine);
  readonly is = this.known.asReadonly();

  constructor() {
    const look = () => this.known.set(navigator.onLine);
    addEventListener('online', look);
    addEventListener('offline', look);
    inject(DestroyRef).onDestroy(() => {
      removeEventListener('online', look);
      removeEventListener('offline', look);
    });
  }
}
