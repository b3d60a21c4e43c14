import { Component, inject, input } from '@angular/core';
import { Pipeline } from '../api/model';
import { TradingForm } from '../pages/pipelines/trading-form';
import { SettingsView } from '../pages/pipelines/settings-view';
import { Workbench } from './workbench';

/** With what money, when and within which limits the pipeline runs. */
@Component({
  selector: 'k-settings-tab',
  imports: [SettingsView, TradingForm],
  template: `
    @if (bench.pipeline(); as pipeline) {
      <k-trading-form class="card" [pipeline]="pipeline" (saved)="saved($event)" />
      <k-settings-view class="card" [settings]="bench.definition().settings" />
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 16px;
    }
  `,
})
export class SettingsTab {
  protected readonly bench = inject(Workbench);
  readonly field = input<string | null>(null);

  protected saved(pipeline: Pipeline): void {
    this.bench.settings(pipeline.definition.settings);
    this.bench.published(pipeline);
  }
}
