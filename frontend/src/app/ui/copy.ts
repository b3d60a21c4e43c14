import { Component, DestroyRef, inject, input, signal } from '@angular/core';
import { Icon } from './icon';

/** Copies a text; says that it did. */
@Component({
  selector: 'k-copy',
  imports: [Icon],
  template: `
    <button class="button small" type="button" [attr.aria-label]="label()" (click)="copy()">
      <k-icon name="clone" /><span aria-live="polite">{{ done() ? 'Copied' : 'Copy' }}</span>
    </button>
  `,
})
export class Copy {
  readonly text = input.required<string>();
  readonly label = input('Copy');
  protected readonly done = signal(false);
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
  }

  protected async copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.text());
    } catch {
      // Without TLS, or without leave, there is only the old way.
      copyBySelecting(this.text());
    }
    this.done.set(true);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.done.set(false), 2_000);
  }
}

function copyBySelecting(text: string): void {
  const area = document.createElement('textarea');
  area.value = text;
  area.className = 'unseen';
  document.body.append(area);
  area.select();
  document.execCommand('copy');
  area.remove();
}
