import { Component, ElementRef, effect, inject, input } from '@angular/core';
import { PipelineSettings } from '../forms/pipeline-settings';
import { PlannedRuns } from '../forms/planned-runs';
import { fieldIn } from './inspector';
import { Workbench } from './workbench';

/** The forms are fetched when they are first needed. */
const PATIENCE = 40;

/** With what money, when and within which limits the pipeline runs, and when that will be. */
@Component({
  selector: 'k-settings-tab',
  imports: [PipelineSettings, PlannedRuns],
  template: `
    @if (bench.pipeline(); as pipeline) {
      <k-pipeline-settings
        [settings]="bench.definition().settings"
        [kept]="pipeline.definition.settings"
        [problems]="[...bench.findings()]"
        [disabled]="bench.looking() !== undefined"
        (changed)="bench.settings($event)"
      />
      <k-planned-runs [definition]="bench.definition()" />
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr) minmax(300px, 380px);
      align-items: start;
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
  /** The field to go to, such as `settings.symbols`. */
  readonly field = input<string | null>(null);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  constructor() {
    effect((cleanUp) => {
      const path = this.field()?.replace(/^settings\./, '');
      if (!path) return;
      const timer = setTimeout(() => this.focus(path, PATIENCE), 50);
      cleanUp(() => clearTimeout(timer));
    });
  }

  private focus(path: string, patience: number): void {
    const name = /^[^.[]+/.exec(path)?.[0] ?? path;
    if (this.element.querySelector(`[data-field="${CSS.escape(name)}"]`)) {
      const found = fieldIn(this.element, path);
      found?.scrollIntoView({ block: 'center' });
      found?.querySelector<HTMLElement>('input, select, textarea, button')?.focus();
    } else if (patience > 0) setTimeout(() => this.focus(path, patience - 1), 50);
  }
}
