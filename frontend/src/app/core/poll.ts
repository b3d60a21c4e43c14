import { DestroyRef, Injectable, effect, inject } from '@angular/core';
import { Clock } from './clock';

/** Looks again every second while something is under way that tells no event. */
@Injectable({ providedIn: 'root' })
export class Poll {
  private readonly clock = inject(Clock);

  /** Call it in a constructor. */
  while(condition: () => boolean, act: () => Promise<unknown>): void {
    let busy = false;
    let gone = false;
    inject(DestroyRef).onDestroy(() => (gone = true));
    effect(() => {
      this.clock.now();
      if (!condition() || busy || gone) return;
      busy = true;
      void act().finally(() => (busy = false));
    });
  }
}
