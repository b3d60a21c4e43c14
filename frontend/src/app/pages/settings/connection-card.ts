import { Component, input, output } from '@angular/core';
import { same } from '../../api/model';
import { Status } from '../../ui/badges';
import { Icon } from '../../ui/icon';
import { Ago } from '../../ui/numbers';

/** A connection with somebody else's service, as it was last found; "verified" means that the service was really asked. */
@Component({
  selector: 'k-connection-card',
  imports: [Ago, Icon, Status],
  template: `
    <section class="card" [attr.aria-labelledby]="'connection-' + of().id">
      <header>
        <h2 [id]="'connection-' + of().id">{{ of().name }}</h2>
        <ng-content select="[badge]" />
        <k-status [of]="of().status" />
      </header>
      <div class="body">
        @if (of().message; as message) {
          <p [class.danger-text]="same(of().status, 'refused')">{{ message }}</p>
        }
        <dl>
          @for (fact of facts(); track fact.label) {
            <div>
              <dt>{{ fact.label }}</dt>
              <dd [class.mono]="fact.mono">{{ fact.value }}</dd>
            </div>
          }
          <div>
            <dt>Verified</dt>
            <dd>
              @if (of().verified_at; as at) {
                <k-ago [at]="at" />
              } @else {
                Never
              }
            </dd>
          </div>
        </dl>
        <ng-content />
        <div class="row">
          <button
            class="button"
            type="button"
            [attr.aria-label]="'Test ' + of().name"
            [disabled]="testing()"
            (click)="tested.emit()"
          >
            {{ testing() ? asking() : 'Test' }}
          </button>
          <ng-content select="[action]" />
          <button class="button" type="button" [attr.aria-label]="'Delete ' + of().name" (click)="removed.emit()">
            <k-icon name="trash" />Delete
          </button>
        </div>
      </div>
    </section>
  `,
  styleUrl: './connection-card.scss',
})
export class ConnectionCard {
  readonly of = input.required<{
    id: string;
    name: string;
    status: string;
    message?: string | null;
    verified_at?: string | null;
  }>();
  readonly facts = input.required<{ label: string; value: string; mono?: boolean }[]>();
  readonly testing = input(false);
  /** What the button says while the service is asked. */
  readonly asking = input.required<string>();
  readonly tested = output();
  readonly removed = output();
  protected readonly same = same;
}
