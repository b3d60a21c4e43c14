import { Component, EnvironmentInjector, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Halt } from '../api/trading-model';
import { Crumbs } from '../core/crumbs';
import { Halts } from '../core/desk';
import { Icon } from '../ui/icon';
import { Ago } from '../ui/numbers';

/** What must be seen on every page: halts in force, and that real money is traded. */
@Component({
  selector: 'k-banners',
  imports: [Ago, Icon, RouterLink],
  template: `
    @if (crumbs.mode() === 'live') {
      <p class="live"><k-icon name="live" />This trades with real money.</p>
    }
    @for (halt of halts.inForce(); track halt.id) {
      <div class="halt" role="status">
        <k-icon name="halt" />
        <p>
          <b>{{ halt.pipeline_name ?? 'The whole account' }} is halted.</b>
          <span>No new entry passes; exits do. “{{ halt.reason }}”, {{ halt.by }}, <k-ago [at]="halt.since" />.</span>
        </p>
        <a routerLink="/interventions">Interventions</a>
        <button class="button small" type="button" (click)="resume(halt)">Resume</button>
      </div>
    }
  `,
  styles: `
    :host {
      display: block;
      min-width: 0;
    }
    p {
      min-width: 0;
    }
    .live {
      display: flex;
      align-items: center;
      gap: 8px;
      padding: 4px 24px;
      background: var(--mode-live);
      color: var(--on-mode);
      font-weight: 600;
    }
    .halt {
      display: flex;
      align-items: center;
      gap: 4px 12px;
      padding: 6px 12px 6px 24px;
      border-bottom: 1px solid var(--danger);
      background: color-mix(in srgb, var(--danger) 16%, var(--surface-1));
    }
    .halt k-icon {
      color: var(--danger);
      font-size: 16px;
    }
    .halt p {
      flex: 1;
    }
    .halt span {
      margin-left: 6px;
      overflow-wrap: anywhere;
    }
    .halt a {
      color: var(--text);
      text-decoration: underline;
    }
    @media (max-width: 720px) {
      .live {
        padding: 4px 12px;
      }
      .halt {
        padding: 6px 8px 6px 12px;
      }
      .halt a {
        display: none;
      }
      .halt span {
        display: block;
        margin: 0;
      }
    }
  `,
})
export class Banners {
  private readonly injector = inject(EnvironmentInjector);
  protected readonly crumbs = inject(Crumbs);
  protected readonly halts = inject(Halts);

  protected async resume(halt: Halt): Promise<void> {
    const { Resuming } = await import('../pages/interventions/resume');
    await this.injector.get(Resuming).ask(halt);
  }
}
