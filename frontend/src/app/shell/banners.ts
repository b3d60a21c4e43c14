import { Component, EnvironmentInjector, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Halt } from '../api/trading-model';
import { Crumbs } from '../core/crumbs';
import { Halts } from '../core/desk';
import { Live } from '../core/live';
import { Online } from '../core/online';
import { Icon } from '../ui/icon';
import { Ago } from '../ui/numbers';

/** What must be seen on every page: that what is shown may be old, halts in force, and that real money is traded. */
@Component({
  selector: 'k-banners',
  imports: [Ago, Icon, RouterLink],
  template: `
    <div role="status">
      @if (stale(); as it) {
        <div class="stale">
          <k-icon name="offline" />
          <p>
            <b>{{ it.what }}</b> {{ it.then }}
          </p>
          @if (it.retry) {
            <button class="button small" type="button" (click)="live.retry()">Try now</button>
          }
        </div>
      }
    </div>
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
    .stale {
      display: flex;
      align-items: center;
      gap: 12px;
      min-height: 38px;
      padding: 4px 12px 4px 24px;
      border-bottom: 1px solid var(--warn);
      background: color-mix(in srgb, var(--warn) 14%, var(--surface-1));
    }
    .stale k-icon {
      color: var(--warn);
      font-size: 16px;
    }
    .stale p {
      flex: 1;
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
      .stale {
        padding: 4px 8px 4px 12px;
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
  protected readonly live = inject(Live);
  private readonly online = inject(Online);
  protected readonly stale = computed(() => {
    const connection = this.live.connection();
    if (!this.online.is() && connection !== 'live')
      return {
        what: 'You are offline.',
        then: 'What you see may be old. Kuber goes on without this browser.',
        retry: false,
      };
    if (connection === 'lost')
      return { what: 'Kuber cannot be reached.', then: 'What you see may be old; trying again.', retry: true };
    if (connection === 'polling')
      return { what: 'Live updates are interrupted.', then: 'Updating every 5 s.', retry: true };
    return undefined;
  });

  protected async resume(halt: Halt): Promise<void> {
    const { Resuming } = await import('../pages/interventions/resume');
    await this.injector.get(Resuming).ask(halt);
  }
}
