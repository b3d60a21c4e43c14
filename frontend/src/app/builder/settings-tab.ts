import { Component, DestroyRef, ElementRef, effect, inject, untracked } from '@angular/core';
import { BudgetCard } from '../budgets/budget-card';
import { PipelineSettings } from '../forms/pipeline-settings';
import { PlannedRuns } from '../forms/planned-runs';
import { reach } from '../forms/reach';
import { Workbench } from './workbench';

/** With what money, when and within which limits the pipeline runs, and when that will be. */
@Component({
  selector: 'k-settings-tab',
  imports: [BudgetCard, PipelineSettings, PlannedRuns],
  template: `
    @if (bench.pipeline(); as pipeline) {
      <k-pipeline-settings
        [settings]="bench.definition().settings"
        [kept]="pipeline.definition.settings"
        [problems]="[...bench.findings()]"
        [disabled]="bench.looking() !== undefined"
        (changed)="bench.settings($event)"
      />
      <div class="beside">
        <k-planned-runs [definition]="bench.definition()" />
        <k-budget-card [pipeline]="pipeline.id" />
      </div>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr) minmax(300px, 380px);
      align-items: start;
      gap: 16px;
    }
    .beside {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 16px;
    }
    @media (max-width: 1100px) {
      :host {
        grid-template-columns: minmax(0, 1fr);
      }
    }
  `,
})
export class SettingsTab {
  protected readonly bench = inject(Workbench);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  /** Gives up the way to a field. */
  private leave: () => void = () => undefined;

  constructor() {
    inject(DestroyRef).onDestroy(() => this.leave());
    effect(() => {
      const wanted = this.bench.settingsWanted();
      if (!wanted) return;
      untracked(() => {
        this.bench.settingsWanted.set(undefined);
        this.leave();
        this.leave = reach(this.element, wanted.field?.replace(/^settings\./, '') ?? null);
      });
    });
  }
}
