import { Injectable, Injector, computed, inject, signal } from '@angular/core';
import { User } from '../api/model';
import { Kept } from '../core/kept';
import { Session } from '../core/session';
import { STEPS, StepId } from './steps';

interface Progress {
  step: StepId;
  /** Aside: skipped for now, to be taken up where it was left. */
  state: 'on' | 'aside' | 'done';
  pipeline?: string;
  execution?: string;
}

const KEPT = new Kept<Progress>('tour', (text) => {
  const kept = JSON.parse(text) as Progress;
  if (!STEPS.includes(kept.step)) throw new Error('unknown step');
  return kept;
});

/** How far a user has come in the tour; kept in their browser. */
@Injectable({ providedIn: 'root' })
export class Tour {
  private readonly session = inject(Session);
  private readonly injector = inject(Injector);
  private readonly changed = signal(0);
  readonly progress = computed<Progress | undefined>(() => {
    this.changed();
    const user = this.session.user();
    return user ? KEPT.get(user.id) : undefined;
  });
  readonly shown = computed(() => this.progress()?.state === 'on');
  /** Put aside somewhere on the way. */
  readonly begun = computed(() => {
    const { state, step } = this.progress() ?? {};
    return state === 'aside' && step !== 'welcome';
  });

  /** Offers the tour to somebody who has just signed up. */
  offer(user: User): void {
    KEPT.set(user.id, { step: 'welcome', state: 'on' });
    this.changed.update((count) => count + 1);
  }

  /** Takes it up where it was left, or begins it. */
  async resume(): Promise<void> {
    const { state, step, ...rest } = this.progress() ?? { state: 'done', step: 'welcome' };
    this.keep(state === 'done' ? { step: 'choose', state: 'on' } : { ...rest, step: later(step), state: 'on' });
    const { Guide } = await import('./guide');
    await this.injector.get(Guide).goBack();
  }

  skip(): void {
    this.put({ state: 'aside' });
  }

  put(change: Partial<Progress>): void {
    this.keep({ ...(this.progress() ?? { step: 'welcome', state: 'on' }), ...change });
  }

  private keep(progress: Progress): void {
    const user = this.session.user();
    if (!user) return;
    KEPT.set(user.id, progress);
    this.changed.update((count) => count + 1);
  }
}

/** Whoever asks for the tour has no need to be asked whether they want it. */
function later(step: StepId): StepId {
  return step === 'welcome' ? 'choose' : step;
}
