import { Component, input } from '@angular/core';
import { Problem } from '../api/problem';
import { Icon } from './icon';

/** Nothing here yet: one sentence, and the one action that is projected into it. */
@Component({
  selector: 'k-empty',
  imports: [Icon],
  template: `
    <div class="empty">
      <k-icon [name]="icon()" />
      <p>{{ sentence() }}</p>
      <ng-content />
    </div>
  `,
  styles: `
    .empty {
      display: flex;
      flex-direction: column;
      align-items: center;
      gap: 12px;
      padding: 40px 24px;
      text-align: center;
      color: var(--muted);
    }
    k-icon {
      font-size: 28px;
      color: var(--faint);
    }
    p {
      margin: 0;
      max-width: 46ch;
    }
  `,
})
export class Empty {
  readonly icon = input('puzzle');
  readonly sentence = input.required<string>();
}

/** What went wrong, as sentences; what to do is in the sentence or projected as a button. */
@Component({
  selector: 'k-problem',
  imports: [Icon],
  template: `
    @if (problem(); as it) {
      <div class="problem" role="alert">
        <k-icon name="error" />
        <div>
          <p>{{ it.sentence }}</p>
          @if (it.items.length) {
            <ul>
              @for (item of it.besides(); track $index) {
                <li>
                  @if (item.line) {
                    <b>Line {{ item.line }}:</b>
                  } @else if (item.node) {
                    <b>{{ item.node }}:</b>
                  }
                  {{ item.message }}
                </li>
              }
            </ul>
          }
        </div>
        <ng-content />
      </div>
    }
  `,
  styles: `
    :host {
      display: block;
    }
    :host:empty {
      display: none;
    }
    .problem {
      display: flex;
      align-items: flex-start;
      gap: 8px;
      padding: 8px 12px;
      border: 1px solid color-mix(in srgb, var(--danger) 55%, var(--line));
      border-radius: var(--radius-control);
      background: color-mix(in srgb, var(--danger) 9%, var(--surface-1));
    }
    k-icon {
      color: var(--danger);
      font-size: 15px;
    }
    div div,
    .problem > div {
      flex: 1;
      min-width: 0;
    }
    p {
      margin: 0;
    }
    ul {
      margin: 4px 0 0;
      padding-left: 18px;
    }
    li {
      overflow-wrap: anywhere;
    }
  `,
})
export class ProblemNotice {
  readonly problem = input.required<Problem | undefined>();
}

/** While the first answer is on its way. */
@Component({
  selector: 'k-waiting',
  template: `<div class="lines" role="status"><span class="unseen">Loading</span><i></i><i></i><i></i></div>`,
  styles: `
    .lines {
      display: grid;
      gap: 12px;
      padding: 16px;
    }
    i {
      height: 12px;
      border-radius: 4px;
      background: var(--surface-3);
    }
    i:nth-of-type(2) {
      width: 70%;
    }
    i:nth-of-type(3) {
      width: 45%;
    }
  `,
})
export class Waiting {}
