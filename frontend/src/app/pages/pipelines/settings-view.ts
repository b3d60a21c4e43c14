import { Component, input } from '@angular/core';
import { Value } from '../../ui/value';

/** The settings of a pipeline as a readable table. */
@Component({
  selector: 'k-settings-view',
  imports: [Value],
  template: `
    <header><h2>Settings of the pipeline</h2></header>
    <div class="body"><k-value [value]="settings()" /></div>
  `,
  styles: `
    .body {
      padding: 12px 16px;
    }
  `,
})
export class SettingsView {
  readonly settings = input.required<Record<string, unknown>>();
}
