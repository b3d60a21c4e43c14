import { Component, Injectable, inject, signal } from '@angular/core';
import { Icon } from './icon';

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

@Component({
  selector: 'k-toasts',
  imports: [Icon],
  template: `
    <div aria-live="polite">
      @if (toasts.current(); as toast) {
        <div class="toast" [class.bad]="toast.bad">
          <k-icon [name]="toast.bad ? 'error' : 'check'" />
          {{ toast.text }}
          <button type="button" class="icon-button" aria-label="Dismiss" (click)="toasts.dismiss()">
            <k-icon name="close" />
          </button>
        </div>
      }
    </div>
  `,
  styles: `
    .toast {
      position: fixed;
      z-index: 900;
      left: 50%;
      bottom: 44px;
      display: flex;
      align-items: center;
      gap: 8px;
      max-width: min(560px, 92vw);
      padding: 8px 8px 8px 14px;
      transform: translateX(-50%);
      border: 1px solid var(--line);
      border-radius: var(--radius);
      background: var(--surface-3);
      box-shadow: var(--shadow);
    }
    .toast > k-icon {
      color: var(--gain);
    }
    .bad > k-icon {
      color: var(--danger);
    }
    @media (max-width: 720px) {
      .toast {
        bottom: 72px;
        width: 92vw;
      }
    }
  `,
})
export class ToastHost {
  protected readonly toasts = inject(Toasts);
}
