import { Injectable, computed, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import { Api } from '../api/api';
import { User } from '../api/model';
import { problemOf } from '../api/problem';

/** Who is logged in. */
@Injectable({ providedIn: 'root' })
export class Session {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly current = signal<User | null | undefined>(undefined);
  private asking: Promise<User | null> | undefined;

  readonly user = this.current.asReadonly();
  readonly loggedIn = computed(() => !!this.current());

  /** The user, asked once from the server; null if nobody is logged in. Rejects if the server cannot tell. */
  async known(): Promise<User | null> {
    const user = this.current();
    if (user !== undefined) return user;
    this.asking ??= this.ask().finally(() => (this.asking = undefined));
    return this.asking;
  }

  begin(user: User): void {
    this.current.set(user);
  }

  /** The server says that the session is over: ask to log in, and come back here afterwards. */
  expired(): void {
    if (!this.current()) return;
    this.current.set(null);
    void this.router.navigate(['/login'], { queryParams: { next: this.router.url } });
  }

  async logout(): Promise<void> {
    try {
      await this.api.logout();
    } finally {
      this.current.set(null);
      await this.router.navigate(['/login']);
    }
  }

  private async ask(): Promise<User | null> {
    try {
      const user = await this.api.me();
      this.current.set(user);
      return user;
    } catch (cause) {
      const problem = problemOf(cause);
      if (problem.status !== 401 && problem.status !== 403) throw problem;
      this.current.set(null);
      return null;
    }
  }
}
