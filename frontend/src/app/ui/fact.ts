import { Component, computed, input } from '@angular/core';
import { Fact } from '../api/model';
import { readable } from '../format/format';
import { WordsPipe } from '../format/pipes';
import { Copy } from './copy';
import { Value } from './value';

/** One fact: its kind, its sentence first, then everything else it says. */
@Component({
  selector: 'k-fact',
  imports: [Copy, Value, WordsPipe],
  template: `
    <article>
      <h3>
        {{ fact().type | words }}
        @if (fact().symbol; as symbol) {
          <span class="muted">{{ symbol }}</span>
        }
        @if (origin(); as from) {
          <span class="origin faint">{{ from }}</span>
        }
      </h3>
      @if (sentence(); as sentence) {
        @if (sentence !== headline()) {
          <p>{{ sentence }}</p>
        }
      }
      @if (hasMore()) {
        @if (sentence()) {
          <details [open]="open()">
            <summary>Details</summary>
            <k-value [value]="more()" />
          </details>
        } @else {
          <k-value [value]="more()" />
        }
      }
      <details>
        <summary>JSON</summary>
        <k-copy [text]="json()" [label]="'Copy the JSON of ' + fact().type" />
        <pre tabindex="0">{{ json() }}</pre>
      </details>
    </article>
  `,
  styles: `
    article {
      display: grid;
      gap: 8px;
      padding: 12px;
      border: 1px solid var(--line);
      border-radius: var(--radius);
      background: var(--surface-2);
    }
    h3 {
      display: flex;
      flex-wrap: wrap;
      gap: 0 8px;
    }
    .origin {
      margin-left: auto;
      font: 400 11px/20px var(--sans);
    }
    p {
      font-size: 14px;
    }
    summary {
      width: fit-content;
      color: var(--muted);
      font-size: 12px;
      cursor: pointer;
    }
    summary:hover {
      color: var(--text);
    }
    details[open] > summary {
      margin-bottom: 4px;
    }
    pre {
      max-height: 320px;
      margin: 6px 0 0;
      padding: 8px;
      overflow: auto;
      border-radius: var(--radius-control);
      background: var(--surface-0);
    }
  `,
})
export class FactView {
  readonly fact = input.required<Fact>();
  readonly open = input(true);
  /** Whose it is and when it came. */
  readonly origin = input<string>();
  /** A sentence that stands above already and is not said twice. */
  readonly headline = input<string>();
  protected readonly sentence = computed(() => readable(this.fact().sentence ?? ''));
  protected readonly more = computed(() => {
    const shown = ['type', 'symbol', 'sentence'];
    return Object.fromEntries(Object.entries(this.fact()).filter(([key]) => !shown.includes(key)));
  });
  protected readonly hasMore = computed(() => Object.keys(this.more()).length > 0);
  protected readonly json = computed(() => JSON.stringify(this.fact(), null, 2));
}
