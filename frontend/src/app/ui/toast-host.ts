import { Component, inject } from '@angular/core';
import { Icon } from './icon';
import { Toasts } from './toasts';

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
