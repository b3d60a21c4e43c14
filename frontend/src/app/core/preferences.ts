import { DOCUMENT, Injectable, effect, inject, signal } from '@angular/core';

export interface Preferences {
  theme: 'dark' | 'light';
  density: 'compact' | 'comfortable';
  palette: 'standard' | 'colour-blind';
}

const KEY = 'kuber.preferences';
const DEFAULTS: Preferences = { theme: 'dark', density: 'compact', palette: 'standard' };

/** How this browser shows Kuber; kept in its storage and put on the page by `public/preferences.js` before the first paint. */
@Injectable({ providedIn: 'root' })
export class PreferenceStore {
  private readonly document = inject(DOCUMENT);
  private readonly chosen = signal<Preferences>(this.read());
  readonly current = this.chosen.asReadonly();

  constructor() {
    effect(() => {
      const { theme, density, palette } = this.chosen();
      Object.assign(this.document.documentElement.dataset, { theme, density, palette });
    });
  }

  change(change: Partial<Preferences>): void {
    this.chosen.update((old) => ({ ...old, ...change }));
    try {
      localStorage.setItem(KEY, JSON.stringify(this.chosen()));
    } catch {
      // Storage may be forbidden: the choice then lasts as long as the page.
    }
  }

  private read(): Preferences {
    try {
      const kept = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Preferences>;
      return {
        theme: kept.theme === 'light' ? 'light' : DEFAULTS.theme,
        density: kept.density === 'comfortable' ? 'comfortable' : DEFAULTS.density,
        palette: kept.palette === 'colour-blind' ? 'colour-blind' : DEFAULTS.palette,
      };
    } catch {
      return DEFAULTS;
    }
  }
}
