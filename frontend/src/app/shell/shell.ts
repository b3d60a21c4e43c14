import {
  Component,
  DestroyRef,
  ElementRef,
  EnvironmentInjector,
  HostListener,
  ViewContainerRef,
  afterNextRender,
  computed,
  effect,
  inject,
  signal,
  viewChild,
} from '@angular/core';
import { Location } from '@angular/common';
import { NavigationEnd, Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { filter } from 'rxjs';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Arrival } from '../core/arrival';
import { Crumbs } from '../core/crumbs';
import { PendingApprovals } from '../core/desk';
import { Live } from '../core/live';
import { PreferenceStore } from '../core/preferences';
import { Session } from '../core/session';
import { Shortcuts } from '../core/shortcuts';
import { Tour } from '../tour/tour';
import { ModeBadge } from '../ui/badges';
import { Icon } from '../ui/icon';
import { ToastHost } from '../ui/toast-host';
import { Banners } from './banners';
import { Bell } from './bell';
import { Foot } from './foot';
import { PLACES, placesOf } from './places';
import { WorkCentre } from './work-centre';

/** The frame round every page: rail, top bar, foot; on a phone a bar at the bottom. */
@Component({
  selector: 'k-shell',
  imports: [Banners, Bell, Foot, Icon, ModeBadge, RouterLink, RouterLinkActive, RouterOutlet, ToastHost, WorkCentre],
  templateUrl: './shell.html',
  styleUrls: ['./shell.scss', './shell-sizes.scss'],
  host: { '[class.drawing]': 'drawing()' },
})
export class Shell {
  private readonly router = inject(Router);
  protected readonly session = inject(Session);
  protected readonly crumbs = inject(Crumbs);
  protected readonly approvals = inject(PendingApprovals);
  protected readonly preferences = inject(PreferenceStore);
  protected readonly tour = inject(Tour);
  protected readonly places = PLACES.filter((place) => !place.inner);
  protected readonly phonePlaces = PLACES.filter((place) => place.phone);
  protected readonly otherPlaces = computed(() => placesOf(this.session.user()).filter((place) => !place.phone));
  private readonly injector = inject(EnvironmentInjector);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly coach = viewChild.required('coach', { read: ViewContainerRef });
  private readonly main = viewChild.required<ElementRef<HTMLElement>>('page');
  protected readonly menu = signal<'account' | 'more' | undefined>(undefined);
  /** Whether the page is a canvas, which takes all the room that it can get. */
  protected readonly drawing = signal(isDrawing(inject(Location).path()));

  constructor() {
    inject(Live);
    this.router.events
      .pipe(
        filter((event) => event instanceof NavigationEnd),
        takeUntilDestroyed(),
      )
      .subscribe(({ urlAfterRedirects }) => {
        this.menu.set(undefined);
        this.drawing.set(isDrawing(urlAfterRedirects));
      });
    const gone = inject(DestroyRef);
    const arrival = inject(Arrival);
    afterNextRender({
      read: () => {
        arrival.at(this.main().nativeElement, gone);
        // The kill switch is there at once, and also if the server should have been renewed when it is needed.
        void haltDialog();
      },
    });
    this.registerShortcuts(gone);
    let coached = false;
    effect(() => {
      const coach = this.coach();
      if (!this.tour.shown() || coached) return;
      coached = true;
      void import('../tour/coach').then(({ Coach }) => coach.createComponent(Coach));
    });
  }

  private registerShortcuts(gone: DestroyRef): void {
    const shortcuts = inject(Shortcuts);
    gone.onDestroy(
      shortcuts.register('Anywhere', [
        { keys: 'Ctrl+K', does: 'Go anywhere, do anything', run: () => this.search() },
        { keys: '?', does: 'Show the keyboard shortcuts', run: () => this.showShortcuts() },
      ]),
    );
    gone.onDestroy(
      shortcuts.register(
        'Go to',
        placesOf(this.session.user()).map(({ name, link, keys }) => ({
          keys,
          does: name,
          run: () => void this.router.navigateByUrl(link),
        })),
      ),
    );
  }

  protected toggle(menu: 'account' | 'more'): void {
    this.menu.update((open) => (open === menu ? undefined : menu));
  }

  protected toggleTheme(): void {
    this.preferences.change({ theme: this.preferences.current().theme === 'dark' ? 'light' : 'dark' });
  }

  @HostListener('document:keydown.escape')
  protected closeMenu(): void {
    const open = this.menu();
    this.menu.set(undefined);
    if (open) this.host.nativeElement.querySelector<HTMLElement>(`[data-menu=${open}]`)?.focus();
  }

  @HostListener('document:click', ['$event.target'])
  protected outside(target: EventTarget | null): void {
    if (this.menu() && target instanceof Element && !target.closest('.account, .bottom')) this.menu.set(undefined);
  }

  protected search(): void {
    void import('./palette').then(({ openPalette }) => openPalette(this.injector));
  }

  protected showShortcuts(): void {
    this.menu.set(undefined);
    void import('./shortcut-sheet').then(({ openShortcuts }) => openShortcuts(this.injector));
  }

  protected takeTour(): void {
    this.menu.set(undefined);
    void this.tour.resume();
  }

  /** The kill switch, one click away from everywhere. */
  protected halt(): void {
    void haltDialog().then(({ openHalt }) => openHalt(this.injector));
  }
}

const haltDialog = () => import('../pages/interventions/halt-dialog');

function isDrawing(address: string): boolean {
  return /^\/pipelines\/./.test(address);
}
