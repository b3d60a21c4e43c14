import { Component, input, model } from '@angular/core';

/** Why something is done by hand: a line to type, or a common reason at one touch. It is kept in the audit log. */
@Component({
  selector: 'k-reason',
  template: `
    <label class="field">
      Reason, kept in the audit log
      <input
        name="reason"
        required
        maxlength="500"
        autocomplete="off"
        [value]="reason()"
        (input)="reason.set($any($event.target).value)"
      />
    </label>
    <div class="suggestions" role="group" aria-label="Common reasons">
      @for (one of suggestions(); track one) {
        <button class="button small" type="button" [attr.aria-pressed]="reason() === one" (click)="reason.set(one)">
          {{ one }}
        </button>
      }
    </div>
  `,
  styles: `
    :host {
      display: grid;
      gap: 8px;
    }
    .suggestions {
      display: flex;
      flex-wrap: wrap;
      gap: 6px;
    }
    .suggestions:empty {
      display: none;
    }
    [aria-pressed='true'] {
      border-color: var(--accent);
      background: var(--accent-soft);
    }
  `,
})
export class ReasonField {
  readonly suggestions = input<string[]>([]);
  readonly reason = model('');
}
