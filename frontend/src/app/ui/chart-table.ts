import { Component, input } from '@angular/core';

/** The numbers of a chart as a table, for those who do not see the picture. */
@Component({
  selector: 'k-chart-table',
  template: `
    <details>
      <summary>Show as a table</summary>
      <div class="table-wrap" tabindex="0" role="region" [attr.aria-label]="label()">
        <table class="table">
          <thead>
            <tr>
              @for (column of columns(); track column) {
                <th [class.number]="!$first">{{ column }}</th>
              }
            </tr>
          </thead>
          <tbody>
            @for (row of rows(); track $index) {
              <tr>
                @for (cell of row; track $index) {
                  <td [class.number]="!$first">{{ cell }}</td>
                }
              </tr>
            }
          </tbody>
        </table>
      </div>
      <ng-content />
    </details>
  `,
  styles: `
    summary {
      padding: 4px 16px 8px;
      color: var(--muted);
      font-size: 12px;
      cursor: pointer;
    }
    .table-wrap {
      max-height: 260px;
      overflow: auto;
    }
  `,
})
export class ChartTable {
  readonly label = input.required<string>();
  readonly columns = input.required<string[]>();
  /** The first cell of each names it. */
  readonly rows = input.required<string[][]>();
}
