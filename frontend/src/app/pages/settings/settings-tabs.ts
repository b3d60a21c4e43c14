import { Component } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';

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
    </nav>
  `,
})
export class SettingsTabs {}
