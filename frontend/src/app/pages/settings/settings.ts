import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Crumbs } from '../../core/crumbs';
import { PreferenceStore, Preferences } from '../../core/preferences';
import { Session } from '../../core/session';
import { ExactPipe } from '../../format/pipes';
import { Icon } from '../../ui/icon';
import { SettingsTabs } from './settings-tabs';

interface Choice {
  legend: string;
  help: string;
  key: keyof Preferences;
  options: { value: string; label: string }[];
}

const CHOICES: Choice[] = [
  {
    legend: 'Theme',
    help: 'Dark is easier on the eyes at night.',
    key: 'theme',
    options: [
      { value: 'dark', label: 'Dark' },
      { value: 'light', label: 'Light' },
    ],
  },
  {
    legend: 'Density',
    help: 'How tall the rows of tables are.',
    key: 'density',
    options: [
      { value: 'compact', label: 'Compact' },
      { value: 'comfortable', label: 'Comfortable' },
    ],
  },
  {
    legend: 'Gains and losses',
    help: 'Each always carries its sign as well.',
    key: 'palette',
    options: [
      { value: 'standard', label: 'Green and red' },
      { value: 'colour-blind', label: 'Blue and orange' },
    ],
  },
];

@Component({
  selector: 'k-settings',
  imports: [ExactPipe, Icon, RouterLink, SettingsTabs],
  template: `
    <div class="page">
      <div class="page-head"><h1>Settings</h1></div>
      <k-settings-tabs />
      <section class="card" aria-labelledby="appearance">
        <header><h2 id="appearance">Appearance</h2></header>
        @for (choice of choices; track choice.key) {
          <fieldset>
            <legend>{{ choice.legend }}</legend>
            <p class="muted">{{ choice.help }}</p>
            <div class="options">
              @for (option of choice.options; track option.value) {
                <label>
                  <input
                    type="radio"
                    [name]="choice.key"
                    [checked]="preferences.current()[choice.key] === option.value"
                    (change)="choose(choice.key, option.value)"
                  />
                  {{ option.label }}
                </label>
              }
            </div>
          </fieldset>
        }
        <p class="note muted">Kept in this browser. Motion follows your system's setting.</p>
      </section>
      <section class="card" aria-labelledby="money">
        <header><h2 id="money">Costs and budgets</h2></header>
        <p class="note muted">
          What agents and models cost, and how much they may: <a routerLink="/costs">on the page of costs</a>.
        </p>
      </section>
      <section class="card" aria-labelledby="account">
        <header><h2 id="account">Account</h2></header>
        @if (session.user(); as user) {
          <dl>
            <dt>Name</dt>
            <dd>{{ user.name }}</dd>
            <dt>Email</dt>
            <dd>{{ user.email }}</dd>
            <dt>Role</dt>
            <dd>{{ user.admin ? 'Administrator' : 'Trader' }}</dd>
            <dt>Member since</dt>
            <dd>{{ user.created_at | exact }}</dd>
          </dl>
          <div class="actions">
            <button class="button" type="button" (click)="session.logout()"><k-icon name="logout" />Log out</button>
          </div>
        }
      </section>
    </div>
  `,
  styles: `
    .page {
      max-width: 760px;
    }
    fieldset {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      align-items: center;
      gap: 0 16px;
      margin: 0;
      padding: 12px 16px;
      border: 0;
      border-bottom: 1px solid var(--line);
    }
    legend {
      float: left;
      grid-column: 1;
      padding: 0;
      font-weight: 500;
    }
    fieldset p {
      grid-column: 1;
    }
    .options {
      grid-column: 2;
      grid-row: 1 / span 2;
      display: flex;
      padding: 2px;
      border: 1px solid var(--line);
      border-radius: var(--radius-control);
      background: var(--surface-0);
    }
    label {
      position: relative;
      display: flex;
      align-items: center;
      min-height: 28px;
      padding: 0 12px;
      border-radius: 4px;
      color: var(--muted);
      cursor: pointer;
    }
    label:has(:checked) {
      background: var(--surface-3);
      color: var(--text);
      font-weight: 500;
    }
    label:has(:focus-visible) {
      outline: 2px solid var(--accent);
    }
    input {
      position: absolute;
      opacity: 0;
    }
    .note {
      padding: 10px 16px;
      font-size: 12px;
    }
    .note a {
      text-decoration: underline;
    }
    dl {
      display: grid;
      grid-template-columns: 140px minmax(0, 1fr);
      gap: 8px 16px;
      margin: 0;
      padding: 16px;
    }
    dt {
      color: var(--muted);
    }
    dd {
      margin: 0;
      overflow-wrap: anywhere;
    }
    .actions {
      padding: 0 16px 16px;
    }
    @media (max-width: 720px) {
      fieldset {
        grid-template-columns: minmax(0, 1fr);
      }
      .options {
        grid-column: 1;
        grid-row: auto;
        margin-top: 8px;
        justify-self: start;
      }
      label {
        min-height: 40px;
      }
    }
  `,
})
export class SettingsPage {
  protected readonly session = inject(Session);
  protected readonly preferences = inject(PreferenceStore);
  protected readonly choices = CHOICES;

  constructor() {
    inject(Crumbs).show([{ label: 'Settings' }]);
  }

  protected choose(key: keyof Preferences, value: string): void {
    this.preferences.change({ [key]: value } as Partial<Preferences>);
  }
}
