import { Component, inject } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { Session } from '../../core/session';

/** The parts of the settings. */
@Component({
  selector: 'k-settings-tabs',
  imports: [RouterLink, RouterLinkActive],
  template: `
    <nav class="tabs" aria-label="Parts of the settings">
      <a
        routerLink="/settings"
        routerLinkActive="chosen"
        [routerLinkActiveOptions]="{ exact: true }"
        ariaCurrentWhenActive="page"
        >Appearance and account</a
      >
      <a routerLink="/settings/brokers" routerLinkActive="chosen" ariaCurrentWhenActive="page">Broker connections</a>
      <a routerLink="/settings/models" routerLinkActive="chosen" ariaCurrentWhenActive="page">Model connections</a>
      @if (session.user()?.admin) {
        <a routerLink="/admin/model-prices" routerLinkActive="chosen" ariaCurrentWhenActive="page">Model prices</a>
      }
    </nav>
  `,
})
export class SettingsTabs {
  protected readonly session = inject(Session);
}
