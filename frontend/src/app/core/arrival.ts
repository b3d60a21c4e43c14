import { DestroyRef, Injectable, inject } from '@angular/core';
import { NavigationEnd, Router } from '@angular/router';
import { filter } from 'rxjs';

/** So long a page may take to show its heading. */
const PATIENCE = 5_000;

/** Puts the focus on the heading of a page that is gone to, so that who does not see it hears where they are. */
@Injectable({ providedIn: 'root' })
export class Arrival {
  private readonly router = inject(Router);
  private path = pathOf(this.router.url);
  private watching: (() => void) | undefined;

  /** From now on, within this element. The page that is open already keeps the focus where it is. */
  at(main: HTMLElement, until: DestroyRef): void {
    let first = !this.router.navigated;
    const subscription = this.router.events
      .pipe(filter((event) => event instanceof NavigationEnd))
      .subscribe((event) => {
        const path = pathOf(event.urlAfterRedirects);
        const moved = path !== this.path && !first;
        first = false;
        this.path = path;
        if (moved) this.arrive(main);
      });
    until.onDestroy(() => {
      subscription.unsubscribe();
      this.watching?.();
    });
  }

  private arrive(main: HTMLElement): void {
    this.watching?.();
    main.focus({ preventScroll: true });
    const look = () => {
      // Whoever has moved on meanwhile is left alone.
      if (document.activeElement !== main) return stop();
      const heading = main.querySelector<HTMLElement>('h1');
      if (!heading) return;
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
      stop();
    };
    const observer = new MutationObserver(look);
    const timer = setTimeout(() => stop(), PATIENCE);
    const stop = () => {
      observer.disconnect();
      clearTimeout(timer);
      this.watching = undefined;
    };
    this.watching = stop;
    observer.observe(main, { childList: true, subtree: true });
    // The old page may still be there: the new one comes with the next turn.
    requestAnimationFrame(look);
  }
}

function pathOf(url: string): string {
  return url.split(/[?#]/)[0] ?? '';
}
