import { Injectable, inject, signal } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { ActivatedRouteSnapshot, ResolveEnd, Router } from '@angular/router';
import { filter } from 'rxjs';

export interface Crumb {
  label: string;
  link?: string;
}

/** What is open: the path in the top bar, the page's title and the trading mode beside it. */
@Injectable({ providedIn: 'root' })
export class Crumbs {
  private readonly title = inject(Title);
  private readonly shown = signal<{ path: Crumb[]; mode: string | undefined }>({ path: [], mode: undefined });
  readonly path = () => this.shown().path;
  readonly mode = () => this.shown().mode;

  constructor() {
    const router = inject(Router);
    let before = '';
    // A page that has yet to learn what it shows has its route's name until then, not the name of the page before.
    router.events.pipe(filter((event) => event instanceof ResolveEnd)).subscribe((event) => {
      const path = event.urlAfterRedirects.split(/[?#]/)[0] ?? '';
      const name: unknown = deepest(event.state.root).data['name'];
      if (path !== before && typeof name === 'string') this.show([{ label: name }]);
      before = path;
    });
  }

  show(path: Crumb[], mode?: string): void {
    this.shown.set({ path, mode });
    this.title.setTitle(`${path.at(-1)?.label ?? 'Kuber'} · Kuber`);
  }
}

function deepest(route: ActivatedRouteSnapshot): ActivatedRouteSnapshot {
  return route.firstChild ? deepest(route.firstChild) : route;
}
