import { Injectable, inject, signal } from '@angular/core';
import { Title } from '@angular/platform-browser';

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

  show(path: Crumb[], mode?: string): void {
    this.shown.set({ path, mode });
    this.title.setTitle(`${path.at(-1)?.label ?? 'Kuber'} · Kuber`);
  }
}
