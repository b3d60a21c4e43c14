import { Component, computed, input } from '@angular/core';
import { readable } from '../format/format';
import { blocksOf } from './shape';

/** A text of several lines: headings, paragraphs, lists and tables, never as HTML from outside. */
@Component({
  selector: 'k-story',
  template: `
    @for (block of blocks(); track $index) {
      @switch (block.kind) {
        @case ('heading') {
          <h4>
            @for (run of block.text; track $index) {
              {{ run.text }}
            }
          </h4>
        }
        @case ('paragraph') {
          <p>
            @for (run of block.text; track $index) {
              <span [class.strong]="run.strong">{{ run.text }}</span>
            }
          </p>
        }
        @case ('list') {
          <ul>
            @for (item of block.items; track $index) {
              <li>
                @for (run of item; track $index) {
                  <span [class.strong]="run.strong">{{ run.text }}</span>
                }
              </li>
            }
          </ul>
        }
        @case ('table') {
          <div class="table-wrap" tabindex="0" role="group" aria-label="Table">
            <table class="table">
              <tbody>
                @for (row of block.rows; track $index) {
                  <tr>
                    @for (cell of row; track $index) {
                      <td>
                        @for (run of cell; track $index) {
                          <span [class.strong]="run.strong">{{ run.text }}</span>
                        }
                      </td>
                    }
                  </tr>
                }
              </tbody>
            </table>
          </div>
        }
      }
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 8px;
      overflow-wrap: anywhere;
    }
    h4 {
      margin: 4px 0 0;
      font: 600 13px/20px var(--sans);
    }
    ul {
      margin: 0;
      padding-left: 18px;
    }
    td:not(:last-child) {
      white-space: nowrap;
    }
    .strong {
      font-weight: 600;
    }
  `,
})
export class Story {
  readonly text = input.required<string>();
  protected readonly blocks = computed(() => blocksOf(readable(this.text())));
}
