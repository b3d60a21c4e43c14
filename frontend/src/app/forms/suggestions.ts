import { Injectable, Signal, computed, inject, signal } from '@angular/core';
import { Api } from '../api/api';
import { Schema } from '../api/model';
import { inOrder } from './parts';

/** Something that may be typed, and what it is. */
export interface Suggestion {
  value: string;
  note: string;
}

/** What may be typed into a field: symbols that the server knows, time zones, timeframes, or what the schema names. */
@Injectable({ providedIn: 'root' })
export class Suggestions {
  private readonly api = inject(Api);
  private readonly symbols = signal<Suggestion[]>([]);
  private asked = false;
  private readonly zones = computed(() =>
    Intl.supportedValuesOf('timeZone').map((value) => ({
      value,
      note: value.split('/').at(-1)?.replaceAll('_', ' ') ?? '',
    })),
  );

  for(schema: Schema): Signal<Suggestion[]> {
    if (schema.format === 'timezone') return this.zones;
    if (schema.format === 'symbol') {
      void this.fetch();
      return computed(() => [...plain(schema.examples ?? []), ...this.symbols()]);
    }
    const values =
      schema.format === 'timeframe' ? inOrder(schema.examples ?? []) : (schema.enum ?? schema.examples ?? []);
    return signal(plain(values)).asReadonly();
  }

  /** Without an answer symbols can still be typed; the next field asks again. */
  private async fetch(): Promise<void> {
    if (this.asked) return;
    this.asked = true;
    try {
      this.symbols.set((await this.api.symbols()).map(({ symbol, name }) => ({ value: symbol, note: name ?? '' })));
    } catch {
      this.asked = false;
    }
  }
}

function plain(values: unknown[]): Suggestion[] {
  return values.map((value) => ({ value: String(value), note: '' }));
}

/** Those that begin with the text first, then those that contain it in their name or note. */
export function matching(all: Suggestion[], text: string, most = 30): Suggestion[] {
  const wanted = text.trim().toLowerCase().replaceAll(' ', '_');
  const rank = ({ value, note }: Suggestion) => {
    const name = value.toLowerCase();
    if (name.startsWith(wanted)) return 0;
    return name.includes(wanted) || note.toLowerCase().includes(text.trim().toLowerCase()) ? 1 : 2;
  };
  const found = all.map((one) => ({ one, rank: rank(one) })).filter((entry) => entry.rank < 2);
  return found
    .sort((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(({ one }) => one);
}
