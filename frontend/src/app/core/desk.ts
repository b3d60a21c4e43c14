import { DestroyRef, Injectable, computed, inject } from '@angular/core';
import { Api } from '../api/api';
import { LiveEvent, same } from '../api/model';
import { Approval, Halt } from '../api/trading-model';
import { onEvents } from './live';
import { Loaded, loading } from './loading';
import { Refresh } from './refresh';
import { Session } from './session';

const LOOK_EVERY = 30_000;

/** Loads anew for each user, on events that concern it, and from time to time. Call it in a constructor. */
export function forTheUser<T>(fetch: () => Promise<T>, concerns: (event: LiveEvent) => boolean): Loaded<T> {
  const session = inject(Session);
  const loaded = loading(() => session.user()?.id, fetch);
  const look = () => session.loggedIn() && loaded.reload();
  onEvents(concerns, look);
  inject(Refresh).every(LOOK_EVERY, look, inject(DestroyRef));
  return loaded;
}

/** The halts in force, known on every page. */
@Injectable({ providedIn: 'root' })
export class Halts {
  private readonly api = inject(Api);
  private readonly session = inject(Session);
  private readonly loaded = forTheUser(
    () => this.api.halts(),
    (event) => /^(notification|halt)/.test(event.type),
  );
  readonly known = this.loaded.value;
  readonly problem = this.loaded.problem;
  readonly inForce = computed<Halt[]>(() => (this.session.loggedIn() ? (this.loaded.value() ?? []) : []));
  readonly account = computed(() => this.inForce().find((halt) => same(halt.scope, 'account')));

  reload(): Promise<void> {
    return this.loaded.reload();
  }

  /** What keeps entries of this pipeline from passing. */
  of(pipelineId: string): Halt | undefined {
    return this.account() ?? this.inForce().find((halt) => halt.pipeline_id === pipelineId);
  }
}

/** The trades that wait for the user's consent, known on every page. */
@Injectable({ providedIn: 'root' })
export class PendingApprovals {
  private readonly api = inject(Api);
  private readonly session = inject(Session);
  private readonly loaded = forTheUser(
    async () => (await this.api.approvals({ status: 'pending', limit: 200 })).items,
    (event) => /^(notification|agent_waiting|approval)/.test(event.type),
  );
  readonly known = this.loaded.value;
  readonly problem = this.loaded.problem;
  readonly items = computed<Approval[]>(() => (this.session.loggedIn() ? (this.loaded.value() ?? []) : []));

  reload(): Promise<void> {
    return this.loaded.reload();
  }
}
