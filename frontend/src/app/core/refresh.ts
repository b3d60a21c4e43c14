import { DOCUMENT, DestroyRef, Injectable, inject } from '@angular/core';

/** Does something again and again while the page is seen: prices move without an event of ours. */
@Injectable({ providedIn: 'root' })
export class Refresh {
  private readonly document = inject(DOCUMENT);

  /** Ends with the one that asked. */
  every(millis: number, act: () => unknown, until: DestroyRef): void {
    const timer = setInterval(() => {
      if (this.document.visibilityState === 'visible') act();
    }, millis);
    until.onDestroy(() => clearInterval(timer));
  }
}
