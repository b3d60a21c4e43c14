import { Component, computed, input } from '@angular/core';
import { Fact } from '../api/model';
import { readable } from '../format/format';
import { PricePipe, WordsPipe } from '../format/pipes';
import { Story } from '../ui/story';
import { reasoningOf } from './reasoning';

/** Why a fact is what it is: its sentence, how sure it is, what speaks for it, the reason of each level. */
@Component({
  selector: 'k-reasoning',
  imports: [PricePipe, Story, WordsPipe],
  template: `
    @let it = reasoning();
    <article>
      @if (sentence(); as said) {
        <p>
          {{ said }}
        </p>
      }
      @for (grade of it.grades; track grade.name) {
        <div class="grade">
          <span>{{ grade.name | words }}</span>
          <meter min="0" max="100" [value]="grade.value" [attr.aria-label]="grade.name | words"></meter>
          <span class="numbers">{{ grade.value }} of 100</span>
        </div>
      }
      @for (list of it.lists; track list.name) {
        <div>
          <h4>{{ list.name | words }}</h4>
          <ul>
            @for (item of list.items; track $index) {
              <li>{{ item }}</li>
            }
          </ul>
        </div>
      }
      @if (it.reasons.length) {
        <table class="table">
          <thead>
            <tr>
              <th>Level</th>
              <th class="number">Price</th>
              <th>Why</th>
            </tr>
          </thead>
          <tbody>
            @for (reason of it.reasons; track $index) {
              <tr>
                <td>{{ reason.name | words }}</td>
                <td class="number">{{ reason.value | price }}</td>
                <td>{{ reason.why }}</td>
              </tr>
            }
          </tbody>
        </table>
      }
      @if (it.story; as text) {
        <k-story [text]="text" />
      }
    </article>
  `,
  styles: `
    article {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 10px;
    }
    p {
      font-size: 14px;
    }
    h4 {
      margin: 0;
      color: var(--muted);
      font: 500 12px/16px var(--sans);
    }
    ul {
      margin: 4px 0 0;
      padding-left: 18px;
      overflow-wrap: anywhere;
    }
    td:first-child {
      white-space: nowrap;
    }
    .grade {
      display: grid;
      grid-template-columns: auto minmax(60px, 1fr) auto;
      align-items: center;
      gap: 10px;
      color: var(--muted);
      font-size: 12px;
    }
    meter {
      width: 100%;
      height: 8px;
      appearance: none;
      border-radius: 4px;
      background: var(--surface-3);
    }
    meter::-webkit-meter-bar {
      border: 0;
      border-radius: 4px;
      background: var(--surface-3);
    }
    meter::-webkit-meter-optimum-value {
      border-radius: 4px;
      background: var(--accent);
    }
    meter::-moz-meter-bar {
      border-radius: 4px;
      background: var(--accent);
    }
  `,
})
export class ReasoningView {
  readonly fact = input.required<Fact>();
  /** A sentence that stands above already and is not said twice. */
  readonly headline = input<string>();
  protected readonly reasoning = computed(() => reasoningOf(this.fact()));
  protected readonly sentence = computed(() => {
    const said = readable(this.reasoning().sentence ?? '');
    return said === this.headline() ? '' : said;
  });
}
