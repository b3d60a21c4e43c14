import {
  Component,
  DestroyRef,
  ElementRef,
  HostListener,
  computed,
  effect,
  inject,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { Icon } from '../ui/icon';
import { ProblemNotice } from '../ui/notices';
import { Guide } from './guide';
import { Box, placeOf } from './place';
import { STEPS } from './steps';
import { Tour } from './tour';

/** So often it is looked where the thing is that is pointed at: it may come late, move, or be away. */
const LOOK_EVERY = 250;

/** A step of the tour: a card beside what it speaks of and a ring round that. It covers nothing that has to be clicked. */
@Component({
  selector: 'k-coach',
  imports: [Icon, ProblemNotice],
  template: `
    @if (tour.shown()) {
      @if (anchor(); as box) {
        <div
          class="ring"
          aria-hidden="true"
          [style.left.px]="box.left - 6"
          [style.top.px]="box.top - 6"
          [style.width.px]="box.width + 12"
          [style.height.px]="box.height + 12"
        ></div>
      }
      <section
        #card
        class="card"
        role="dialog"
        tabindex="-1"
        aria-labelledby="tour-title"
        aria-describedby="tour-text"
        [style.left.px]="place().left"
        [style.top.px]="place().top"
      >
        <header>
          <span class="muted">{{ where() }}</span>
          <button class="icon-button" type="button" aria-label="Skip the tour" title="Skip (Esc)" (click)="skip()">
            <k-icon name="close" />
          </button>
        </header>
        <h2 id="tour-title">{{ guide.title() }}</h2>
        <p id="tour-text" aria-live="polite">{{ guide.busy() || guide.text() }}</p>
        @if (guide.problem()) {
          <k-problem [problem]="guide.problem()" />
        }
        <footer>
          @if (guide.step() === 'welcome') {
            <button class="button" type="button" (click)="skip()">Not now</button>
          }
          @if (guide.action(); as action) {
            <button class="button primary" type="button" [disabled]="guide.busy() !== ''" (click)="guide.act()">
              {{ action }}
            </button>
          }
        </footer>
      </section>
    }
  `,
  styles: `
    .card {
      position: fixed;
      z-index: 800;
      display: grid;
      gap: 6px;
      width: min(340px, calc(100vw - 24px));
      padding: 10px 16px 14px;
      border-color: var(--accent);
      background: var(--surface-2);
      box-shadow: var(--shadow);
    }
    header {
      display: flex;
      align-items: center;
      justify-content: space-between;
      min-height: 0;
      margin-right: -8px;
      padding: 0;
      border: 0;
      font-size: 12px;
    }
    footer {
      display: flex;
      justify-content: flex-end;
      gap: 8px;
      margin-top: 6px;
    }
    .ring {
      position: fixed;
      z-index: 799;
      border: 2px solid var(--accent);
      border-radius: var(--radius);
      box-shadow: 0 0 0 4px var(--accent-soft);
      pointer-events: none;
    }
    @media (max-width: 720px) {
      .card {
        inset: auto 12px 96px;
        width: auto;
      }
    }
  `,
})
export class Coach {
  protected readonly tour = inject(Tour);
  protected readonly guide = inject(Guide);
  private readonly card = viewChild<ElementRef<HTMLElement>>('card');
  private readonly size = signal({ width: 340, height: 180 });
  private readonly screen = signal({ width: innerWidth, height: innerHeight });
  protected readonly anchor = signal<Box | undefined>(undefined);
  protected readonly place = computed(() => placeOf(this.size(), this.anchor(), this.screen()));
  protected readonly where = computed(() => {
    const index = STEPS.indexOf(this.guide.step());
    return index === 0 ? 'Tour' : `Tour, step ${index} of ${STEPS.length - 1}`;
  });
  private shownStep = '';

  constructor() {
    const timer = setInterval(() => this.look(), LOOK_EVERY);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
    effect(() => {
      const card = this.card();
      // On another page the tour waits and leaves the focus alone.
      const step = this.guide.here() ? this.guide.step() : '';
      if (card) untracked(() => this.begin(step, card.nativeElement));
      else this.shownStep = '';
    });
  }

  protected skip(): void {
    this.tour.skip();
    const heading = document.querySelector<HTMLElement>('main h1');
    if (heading) heading.tabIndex = -1;
    heading?.focus({ preventScroll: true });
  }

  /** Escape belongs to what has the focus: it skips the tour from its card or from nowhere in particular. */
  @HostListener('document:keydown.escape', ['$event'])
  protected escape(event: Event): void {
    const { activeElement } = document;
    const card = this.card()?.nativeElement;
    if (!card || event.defaultPrevented || document.querySelector('mat-dialog-container')) return;
    if (activeElement === document.body || activeElement?.matches('main, h1') || card.contains(activeElement))
      this.skip();
  }

  @HostListener('window:scroll')
  @HostListener('window:resize')
  protected look(): void {
    const card = this.card()?.nativeElement;
    if (!card) return;
    const found = this.element()?.getBoundingClientRect();
    const box = found && found.width > 0 ? boxOf(found) : undefined;
    if (!same(box, this.anchor())) this.anchor.set(box);
    const { offsetWidth: width, offsetHeight: height } = card;
    if (width !== this.size().width || height !== this.size().height) this.size.set({ width, height });
    if (innerWidth !== this.screen().width || innerHeight !== this.screen().height)
      this.screen.set({ width: innerWidth, height: innerHeight });
  }

  /** A new step is read out: its card takes the focus, unless somebody is just typing. */
  private begin(step: string, card: HTMLElement): void {
    if (step === this.shownStep) return;
    this.shownStep = step;
    if (!step) return;
    const typing = document.activeElement?.matches('input, textarea, select, [contenteditable]') ?? false;
    if (!typing && !document.querySelector('mat-dialog-container')) card.focus({ preventScroll: true });
    this.element()?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    this.look();
  }

  private element(): Element | undefined {
    for (const selector of this.guide.anchors()) {
      const found = document.querySelector(selector);
      if (found) return found;
    }
    return undefined;
  }
}

function boxOf({ left, top, width, height }: DOMRect): Box {
  return { left, top, width, height };
}

function same(a: Box | undefined, b: Box | undefined): boolean {
  return a?.left === b?.left && a?.top === b?.top && a?.width === b?.width && a?.height === b?.height;
}
