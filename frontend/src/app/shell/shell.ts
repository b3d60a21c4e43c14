import { Component, EnvironmentInjector, HostListener, inject, signal } from '@angular/core';
import { NavigationEnd, Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { filter } from 'rxjs';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Crumbs } from '../core/crumbs';
import { PendingApprovals } from '../core/desk';
import { Live } from '../core/live';
import { PreferenceStore } from '../core/preferences';
import { Session } from '../core/session';
import { ModeBadge } from '../ui/badges';
import { Icon } from '../ui/icon';
import { ToastHost } from '../ui/toasts';
import { Banners } from './banners';
import { Bell } from './bell';
import { Foot } from './foot';

interface Place {
  name: string;
  link: string;
  icon: string;
  /** In the bar at the foot of a phone; the others are behind "More". */
  phone?: boolean;
}

const PLACES: Place[] = [
  { name: 'Dashboard', link: '/dashboard', icon: 'dashboard', phone: true },
  { name: 'Pipelines', link: '/pipelines', icon: 'pipelines' },
  { name: 'Executions', link: '/executions', icon: 'executions', phone: true },
  { name: 'Positions', link: '/positions', icon: 'positions', phone: true },
  { name: 'Orders', link: '/orders', icon: 'orders' },
  { name: 'Approvals', link: '/approvals', icon: 'approvals' },
  { name: 'Interventions', link: '/interventions', icon: 'interventions' },
  { name: 'Backtests', link: '/backtests', icon: 'backtests' },
  { name: 'Agents', link: '/agents', icon: 'agents' },
  { name: 'Settings', link: '/settings', icon: 'settings' },
];

/** The frame round every page: rail, top bar, foot; on a phone a bar at the bottom. */
@Component({
  selector: 'k-shell',
  imports: [Banners, Bell, Foot, Icon, ModeBadge, RouterLink, RouterLinkActive, RouterOutlet, ToastHost],
  templateUrl: './shell.html',
  styleUrls: ['./shell.scss', './shell-sizes.scss'],
})
export class Shell {
  private readonly router = inject(Router);
  protected readonly session = inject(Session);
  protected readonly crumbs = inject(Crumbs);
  protected readonly approvals = inject(PendingApprovals);
  protected readonly preferences = inject(PreferenceStore);
  protected readonly places = PLACES;
  protected readonly phonePlaces = PLACES.filter((place) => place.phone);
  protected readonly otherPlaces = PLACES.filter((place) => !place.phone);
  protected readonly menu = signal<'account' | 'more' | undefined>(undefined);

  constructor() {
    inject(Live);
    this.router.events
      .pipe(
        filter((event) => event instanceof NavigationEnd),
        takeUntilDestroyed(),
      )
      .subscribe(() => this.menu.set(undefined));
  }

  protected toggle(menu: 'account' | 'more'): void {
    this.menu.update((open) => (open === menu ? undefined : menu));
  }

  protected toggleTheme(): void {
    this.preferences.change({ theme: this.preferences.current().theme === 'dark' ? 'light' : 'dark' });
  }

  @HostListener('document:keydown.escape')
  protected closeMenu(): void {
    this.menu.set(undefined);
  }

  @HostListener('document:keydown.control.k', ['$event'])
  @HostListener('document:keydown.meta.k', ['$event'])
  protected search(event?: Event): void {
    event?.preventDefault();
    void import('./palette').then(({ openPalette }) => openPalette(this.injector));
  }

  /** The kill switch, one click away from everywhere. */
  protected halt(): void {
    void import('../pages/interventions/halt-dialog').then(({ openHalt }) => openHalt(this.injector));
  }

  private readonly injector = inject(EnvironmentInjector);
}
