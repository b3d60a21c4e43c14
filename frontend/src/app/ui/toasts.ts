import { Injectable, signal } from '@angular/core';

/** Short news at the foot of the page, spoken by screen readers; gone after some seconds. */
@Injectable({ providedIn: 'root' })
export class Toasts {
  private readonly shown = signal<{ text: string; bad: boolean } | undefined>(undefined);
  private timer: ReturnType<typeof setTimeout> | undefined;
  readonly current = this.shown.asReadonly();

  say(text: string, bad = false): void {
    clearTimeout(this.timer);
    this.shown.set({ text, bad });
    this.timer = setTimeout(() => this.dismiss(), bad ? 10_000 : 5_000);
  }

  /** News that a person must see: it stays until it is dismissed. */
  alarm(text: string): void {
    clearTimeout(this.timer);
    this.shown.set({ text, bad: true });
  }

  dismiss(): void {
    this.shown.set(undefined);
  }
}
