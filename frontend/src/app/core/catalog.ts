import { Injectable, computed, effect, inject, signal, untracked } from '@angular/core';
import { Api } from '../api/api';
import { Agent } from '../api/model';
import { Problem, problemOf } from '../api/problem';
import { Session } from './session';

/** The agents that this server has, fetched once per login; the pages know no agent but through it. */
@Injectable({ providedIn: 'root' })
export class Catalog {
  private readonly api = inject(Api);
  private readonly known = signal<Agent[] | undefined>(undefined);
  private readonly failure = signal<Problem | undefined>(undefined);
  private readonly byType = computed(() => new Map((this.known() ?? []).map((agent) => [agent.agent_type, agent])));
  readonly agents = this.known.asReadonly();
  readonly problem = this.failure.asReadonly();

  constructor() {
    const session = inject(Session);
    effect(() => {
      if (session.loggedIn()) untracked(() => void this.load());
    });
  }

  agent(type: string | null | undefined): Agent | undefined {
    return type == null ? undefined : this.byType().get(type);
  }

  async load(): Promise<void> {
    try {
      this.known.set(await this.api.agents());
      this.failure.set(undefined);
    } catch (cause) {
      this.failure.set(problemOf(cause));
    }
  }
}
