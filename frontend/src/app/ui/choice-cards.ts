import { Component, input, model } from '@angular/core';

/** One of a few that want a sentence each. */
@Component({
  selector: 'k-choice-cards',
  template: `
    <div class="choices" role="radiogroup" [attr.aria-label]="label()">
      @for (one of choices(); track one.id) {
        <label>
          <input
            type="radio"
            [name]="name()"
            [value]="one.id"
            [checked]="chosen() === one.id"
            (change)="chosen.set(one.id)"
          />
          <span
            ><b>{{ one.name }}</b
            ><span class="muted">{{ one.help }}</span></span
          >
        </label>
      }
    </div>
  `,
  styles: `
    .choices {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(180px, 1fr));
      gap: 8px;
    }
    .choices:has(> :nth-child(3)) {
      grid-template-columns: minmax(0, 1fr);
    }
    label {
      display: flex;
      align-items: center;
      gap: 10px;
      padding: 10px 12px;
      border: 1px solid var(--line);
      border-radius: var(--radius-control);
      background: var(--surface-1);
      cursor: pointer;
    }
    label:has(:checked) {
      border-color: var(--accent);
      box-shadow: 0 0 0 1px var(--accent);
    }
    label > span {
      display: grid;
    }
    input {
      accent-color: var(--accent);
    }
  `,
})
export class ChoiceCards<T extends string> {
  readonly label = input.required<string>();
  readonly name = input.required<string>();
  readonly choices = input.required<readonly { id: T; name: string; help: string }[]>();
  readonly chosen = model.required<T>();
}
