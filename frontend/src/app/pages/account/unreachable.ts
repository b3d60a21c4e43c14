import { Component, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { Empty } from '../../ui/notices';

@Component({
  selector: 'k-unreachable',
  imports: [Empty],
  styleUrl: './door.scss',
  template: `
    <main>
      <h1 class="unseen">Kuber cannot be reached</h1>
      <k-empty icon="error" sentence="Kuber did not answer. It may be starting, or this machine may be offline.">
        <button class="button primary" type="button" (click)="retry()">Try again</button>
      </k-empty>
    </main>
  `,
})
export class UnreachablePage {
  private readonly router = inject(Router);
  readonly next = input<string>();

  protected retry(): void {
    void this.router.navigateByUrl(this.next() ?? '/dashboard');
  }
}
