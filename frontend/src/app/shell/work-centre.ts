import { Component, DestroyRef, ElementRef, HostListener, computed, inject, signal, viewChild } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterLink } from '@angular/router';
import { filter } from 'rxjs';
import { Api } from '../api/api';
import { Backtest } from '../api/market-model';
import { same } from '../api/model';
import { problemOf } from '../api/problem';
import { Refresh } from '../core/refresh';
import { Work } from '../core/work';
import { plural } from '../format/format';
import { Icon } from '../ui/icon';
import { Toasts } from '../ui/toasts';

/** Long work, of this browser and of the server: how far it is, and the button that ends it. Seen only while there is some. */
@Component({
  selector: 'k-work-centre',
  imports: [Icon, RouterLink],
  template: `
    @if (shown()) {
      <button
        #button
        class="icon-button"
        type="button"
        aria-haspopup="dialog"
        [attr.aria-expanded]="open()"
        [attr.aria-label]="label()"
        (click)="open.set(!open())"
      >
        <k-icon name="work" />
        @if (busy()) {
          <span class="count" aria-hidden="true">{{ busy() }}</span>
        }
      </button>
      @if (open()) {
        <div class="list" role="dialog" aria-label="Work in progress">
          <h2>Work in progress</h2>
          <ul>
            @for (test of backtests(); track test.id) {
              <li>
                <a [routerLink]="['/backtests', test.id]">Backtest of {{ test.pipeline_name }}</a>
                <progress [value]="test.progress" max="1" aria-label="Progress of the backtest"></progress>
                <button class="button small" type="button" (click)="cancel(test)">Cancel</button>
              </li>
            }
            @for (task of work.tasks(); track task.id) {
              <li>
                <span>{{ task.title }}: {{ task.done }} of {{ task.total }}</span>
                <progress [value]="task.done" [max]="task.total" [attr.aria-label]="task.title"></progress>
                @if (task.state === 'running') {
                  <button class="button small" type="button" (click)="work.cancel(task.id)">Cancel</button>
                } @else {
                  <button class="button small" type="button" (click)="work.dismiss(task.id)">Dismiss</button>
                }
                @for (failure of task.failures; track $index) {
                  <p class="danger-text">{{ failure }}</p>
                }
              </li>
            }
          </ul>
        </div>
      }
    }
  `,
  styles: `
    :host {
      position: relative;
    }
    .icon-button {
      position: relative;
    }
    .count {
      position: absolute;
      top: -1px;
      left: 16px;
      min-width: 16px;
      padding: 0 4px;
      border-radius: 8px;
      background: var(--accent);
      color: var(--on-accent);
      font: 600 10px/16px var(--sans);
      text-align: center;
    }
    .list {
      position: absolute;
      z-index: 60;
      top: 36px;
      right: 0;
      width: 360px;
      padding: 12px 16px;
      border: 1px solid var(--line);
      border-radius: var(--radius);
      background: var(--surface-2);
      box-shadow: var(--shadow);
    }
    ul {
      display: grid;
      gap: 12px;
      margin: 8px 0 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      align-items: center;
      gap: 4px 12px;
    }
    li > a,
    li > span,
    li > p {
      grid-column: 1 / -1;
    }
    progress {
      width: 100%;
      accent-color: var(--accent);
    }
    @media (max-width: 720px) {
      :host {
        position: static;
      }
      .icon-button {
        width: 40px;
        height: 40px;
        font-size: 16px;
      }
      .list {
        position: fixed;
        top: 52px;
        right: 8px;
        left: 8px;
        width: auto;
      }
    }
  `,
})
export class WorkCentre {
  private readonly api = inject(Api);
  private readonly toasts = inject(Toasts);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly button = viewChild<ElementRef<HTMLButtonElement>>('button');
  protected readonly work = inject(Work);
  protected readonly open = signal(false);
  protected readonly backtests = signal<Backtest[]>([]);
  protected readonly busy = computed(() => this.work.running() + this.backtests().length);
  protected readonly shown = computed(() => this.busy() > 0 || this.work.tasks().length > 0);
  protected readonly label = computed(() =>
    this.busy() ? `Work in progress, ${plural(this.busy(), 'task')}` : 'Work that is done',
  );

  constructor() {
    void this.look();
    // A backtest is begun where its page opens; from then on it is looked at until it is over.
    inject(Router)
      .events.pipe(
        filter((event) => event instanceof NavigationEnd),
        takeUntilDestroyed(),
      )
      .subscribe((event) => {
        this.open.set(false);
        if (event.url.startsWith('/backtests')) void this.look();
      });
    inject(Refresh).every(2_000, () => this.backtests().length && this.look(), inject(DestroyRef));
  }

  protected async cancel(test: Backtest): Promise<void> {
    try {
      await this.api.removeBacktest(test.id);
    } catch (cause) {
      this.toasts.say(problemOf(cause).sentence, true);
    }
    await this.look();
  }

  @HostListener('document:keydown.escape')
  protected escape(): void {
    if (!this.open()) return;
    this.open.set(false);
    this.button()?.nativeElement.focus();
  }

  @HostListener('document:click', ['$event.target'])
  protected outside(target: EventTarget | null): void {
    if (this.open() && target instanceof Node && target.isConnected && !this.host.nativeElement.contains(target)) {
      this.open.set(false);
    }
  }

  private async look(): Promise<void> {
    try {
      const { items } = await this.api.backtests({ limit: 20 });
      this.backtests.set(items.filter((test) => same(test.status, 'pending', 'running')));
    } catch {
      // Not to be known now is no news: the banner tells when the server is away.
    }
  }
}
