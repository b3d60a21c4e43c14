import { Component, inject, input, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import { Api } from '../../api/api';
import { Problem, problemOf } from '../../api/problem';
import { Session } from '../../core/session';
import { ProblemNotice } from '../../ui/notices';

@Component({
  selector: 'k-login',
  imports: [FormsModule, ProblemNotice, RouterLink],
  styleUrl: './door.scss',
  template: `
    <main>
      <div class="brand">
        <img src="/favicon.svg" alt="" />
        <div>
          <h1>Kuber</h1>
          <p>Pipelines of trading agents that explain themselves.</p>
        </div>
      </div>
      <div class="card">
        <h2>Log in</h2>
        <form (ngSubmit)="submit()">
          <label class="field">
            Email
            <input name="email" type="email" autocomplete="username" required [(ngModel)]="email" />
          </label>
          <label class="field">
            Password
            <input name="password" type="password" autocomplete="current-password" required [(ngModel)]="password" />
          </label>
          <k-problem [problem]="problem()" />
          <button class="button primary" type="submit" [disabled]="busy()">Log in</button>
        </form>
      </div>
      <p class="other">New here? <a routerLink="/register" queryParamsHandling="preserve">Create an account</a></p>
    </main>
  `,
})
export class LoginPage {
  private readonly api = inject(Api);
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  readonly next = input<string>();
  protected readonly email = signal('');
  protected readonly password = signal('');
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | undefined>(undefined);

  protected async submit(): Promise<void> {
    this.problem.set(undefined);
    if (!this.email().trim() || !this.password()) {
      this.problem.set(new Problem(0, 'Enter your email address and your password to log in.'));
      return;
    }
    this.busy.set(true);
    try {
      this.session.begin(await this.api.login({ email: this.email().trim(), password: this.password() }));
      const next = this.next();
      await this.router.navigateByUrl(next?.startsWith('/') && !next.startsWith('//') ? next : '/dashboard');
    } catch (cause) {
      const problem = problemOf(cause);
      const wrong = 'This email address and password do not belong together. Check both, or create an account.';
      const known = problem.status === 401 && problem.sentence.startsWith('You are not logged in');
      this.problem.set(known ? new Problem(401, wrong) : problem);
    } finally {
      this.busy.set(false);
    }
  }
}
