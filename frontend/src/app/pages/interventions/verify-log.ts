import { Component, inject, signal } from '@angular/core';
import { Api } from '../../api/api';
import { Problem, problemOf } from '../../api/problem';
import { AuditVerification } from '../../api/trading-model';
import { Icon } from '../../ui/icon';

/** One click recomputes the log's chain of hashes and says whether anything was changed. */
@Component({
  selector: 'k-verify-log',
  imports: [Icon],
  template: `
    <span class="result" role="status">
      @if (problem(); as it) {
        <span class="broken"><k-icon name="error" />{{ it.sentence }}</span>
      } @else if (result(); as it) {
        <span [class.broken]="!it.valid" [class.intact]="it.valid">
          <k-icon [name]="it.valid ? 'check' : 'error'" />{{ it.sentence }}
          @if (!it.valid) {
            Keep a copy of the database and look at who could write to it.
          }
        </span>
      }
    </span>
    <button class="button small" type="button" [disabled]="busy()" (click)="verify()">
      {{ busy() ? 'Verifying…' : 'Verify the log' }}
    </button>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: flex-end;
      gap: 4px 12px;
    }
    .result > span {
      display: inline-flex;
      align-items: center;
      gap: 6px;
    }
    .intact k-icon {
      color: var(--gain);
    }
    .broken {
      color: var(--danger);
      font-weight: 600;
    }
  `,
})
export class VerifyLog {
  private readonly api = inject(Api);
  protected readonly busy = signal(false);
  protected readonly result = signal<AuditVerification | undefined>(undefined);
  protected readonly problem = signal<Problem | undefined>(undefined);

  protected async verify(): Promise<void> {
    this.busy.set(true);
    this.problem.set(undefined);
    this.result.set(undefined);
    try {
      this.result.set(await this.api.verifyAudit());
    } catch (cause) {
      this.problem.set(problemOf(cause));
    } finally {
      this.busy.set(false);
    }
  }
}
