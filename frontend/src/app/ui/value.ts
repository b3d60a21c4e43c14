import { Component, computed, input } from '@angular/core';
import { WordsPipe } from '../format/pipes';
import { plain, shapeOf } from './shape';
import { Story } from './story';

/** Any JSON value, readable: fields as rows, lists of records as tables, long texts as paragraphs. */
@Component({
  selector: 'k-value',
  imports: [Story, WordsPipe],
  template: `
    @let it = shape();
    @switch (it.kind) {
      @case ('text') {
        <span [class.mono]="it.mono" [class.numbers]="it.number">{{ it.text }}</span>
      }
      @case ('story') {
        <k-story [text]="it.text" />
      }
      @case ('list') {
        <ul>
          @for (item of it.items; track $index) {
            <li>{{ item }}</li>
          }
        </ul>
      }
      @case ('table') {
        <div class="table-wrap" tabindex="0" role="group" aria-label="Table">
          <table class="table">
            <thead>
              <tr>
                @for (column of it.columns; track column) {
                  <th>{{ column | words }}</th>
                }
              </tr>
            </thead>
            <tbody>
              @for (row of it.rows; track $index) {
                <tr>
                  @for (cell of row; track $index) {
                    @let shown = plain(cell.value);
                    <td [class.number]="shown.number" [class.mono]="shown.mono">{{ shown.text }}</td>
                  }
                </tr>
              }
            </tbody>
          </table>
        </div>
      }
      @case ('blocks') {
        @for (item of it.items; track $index) {
          <div class="block"><k-value [value]="item" [depth]="depth() + 1" /></div>
        }
      }
      @case ('fields') {
        <dl [class.deep]="depth() > 0">
          @for (field of it.fields; track field.name) {
            <div [class.wide]="shapeOf(field.value).kind !== 'text'">
              <dt>{{ field.name | words }}</dt>
              <dd><k-value [value]="field.value" [depth]="depth() + 1" /></dd>
            </div>
          }
        </dl>
      }
    }
  `,
  styles: `
    :host {
      display: block;
      min-width: 0;
      overflow-wrap: anywhere;
    }
    dl {
      margin: 0;
    }
    dl.deep {
      padding-left: 10px;
      border-left: 2px solid var(--line);
    }
    dl > div {
      display: grid;
      grid-template-columns: minmax(90px, 38%) minmax(0, 1fr);
      gap: 12px;
      padding: 4px 0;
      border-bottom: 1px solid color-mix(in srgb, var(--line) 55%, transparent);
    }
    dl > div:last-child {
      border-bottom: 0;
    }
    dl > div.wide {
      grid-template-columns: minmax(0, 1fr);
      gap: 4px;
    }
    dt {
      color: var(--muted);
    }
    dd {
      margin: 0;
    }
    dl > div:not(.wide) > dd {
      text-align: right;
    }
    ul {
      margin: 0;
      padding-left: 16px;
    }
    .block + .block {
      margin-top: 8px;
    }
  `,
})
export class Value {
  readonly value = input.required<unknown>();
  readonly depth = input(0);
  protected readonly shape = computed(() => shapeOf(this.value()));
  protected readonly plain = plain;
  protected readonly shapeOf = shapeOf;
}
