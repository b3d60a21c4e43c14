import { Component, computed, inject, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import { Api } from '../../api/api';
import { Problem, problemOf } from '../../api/problem';
import { Session } from '../../core/session';
import { Tour } from '../../tour/tour';
import { ProblemNotice } from '../../ui/notices';

const FIELDS = ['name', 'email', 'password'];

@Component({
  selector: 'k-register',
  imports: [FormsModule, ProblemNotice, RouterLink],
  styleUrl: './door.scss',
  template: `
    <main>
      <div class="brand">
        <img src="/favicon.svg" alt="" />
        <div>
          <h1>Kuber</h1>
          <p>A pipeline trading in simulation within ten minutes.</p>
        </div>
      </div>
      <div class="card">
        <h2>Create an account</h2>
        <form (ngSubmit)="submit()" novalidate>
          <label class="field">
            Name
            <input
              name="name"
              autocomplete="name"
              [(ngModel)]="name"
              [attr.aria-invalid]="!!of('name')"
              aria-describedby="name-wrong"
            />
            <span class="wrong" id="name-wrong">{{ of('name') }}</span>
          </label>
          <label class="field">
            Email
            <input
              name="email"
              type="email"
              autocomplete="username"
              [(ngModel)]="email"
              [attr.aria-invalid]="!!of('email')"
              aria-describedby="email-wrong"
            />
            <span class="wrong" id="email-wrong">{{ of('email') }}</span>
          </label>
          <label class="field">
            Password
            <input
              name="password"
              type="password"
              autocomplete="new-password"
              [(ngModel)]="password"
              [attr.aria-invalid]="!!of('password')"
              aria-describedby="password-wrong"
            />
            <span [class]="of('password') ? 'wrong' : 'hint'" id="password-wrong">{{
              of('password') ?? 'At least 10 characters.'
            }}</span>
          </label>
          @if (general()) {
            <k-problem [problem]="general()" />
          }
          <button class="button primary" type="submit" [disabled]="busy()">Create account</button>
        </form>
      </div>
      <p class="other">Already have one? <a routerLink="/login" queryParamsHandling="preserve">Log in</a></p>
    </main>
  `,
})
export class RegisterPage {
  private readonly api = inject(Api);
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly tour = inject(Tour);
  protected readonly name = signal('');
  protected readonly email = signal('');
  protected readonly password = signal('');
  protected readonly busy = signal(false);
  private readonly problem = signal<Problem | undefined>(undefined);

  /** What the fields do not show themselves. */
  protected readonly general = computed(() => {
    const problem = this.problem();
    if (!problem) return undefined;
    const rest = problem.besides(...FIELDS);
    return rest.length === 0 && problem.items.length > 0
      ? undefined
      : new Problem(problem.status, problem.sentence, rest);
  });

  protected of(field: string): string | undefined {
    return this.problem()?.of(field);
  }

  protected async submit(): Promise<void> {
    const items = [];
    if (!this.name().trim()) items.push({ field: 'name', message: 'Tell us what to call you.' });
    if (!/.+@.+/.test(this.email()))
      items.push({ field: 'email', message: 'Enter an email address, such as ada@example.com.' });
    if (this.password().length < 10) items.push({ field: 'password', message: 'Use at least 10 characters.' });
    this.problem.set(items.length ? new Problem(0, '', items) : undefined);
    if (items.length) return;
    this.busy.set(true);
    try {
      const body = { email: this.email().trim(), password: this.password(), name: this.name().trim() };
      const user = await this.api.register(body);
      this.tour.offer(user);
      this.session.begin(user);
      await this.router.navigateByUrl('/dashboard');
    } catch (cause) {
      this.problem.set(problemOf(cause));
    } finally {
      this.busy.set(false);
    }
  }
}
