import { Component, inject, output } from '@angular/core';
import { plural } from '../format/format';
import { TrialChoice, Trials } from './trials';
import { Workbench } from './workbench';

const SPEEDS: { label: string; value: number | null }[] = [
  { label: 'as the pipeline is set', value: null },
  { label: 'real time', value: 1 },
  { label: '60 times faster', value: 60 },
  { label: '600 times faster', value: 600 },
  { label: '3,600 times faster', value: 3600 },
];

/** How a trial runs: with what orders, how fast, with or without waiting. */
@Component({
  selector: 'k-run-choice',
  template: `
    <h3>Run what is on the canvas once</h3>
    <fieldset>
      <legend class="unseen">Orders</legend>
      <label
        ><input
          type="radio"
          name="trial-mode"
          [checked]="choice().mode === 'simulation'"
          (change)="choose({ mode: 'simulation' })"
        /><span>Simulation<small>Orders go to Kuber's own exchange; no money moves.</small></span></label
      >
      <label
        ><input
          type="radio"
          name="trial-mode"
          [checked]="choice().mode === 'validation'"
          (change)="choose({ mode: 'validation' })"
        /><span>Validation<small>No orders: it reports what would have happened.</small></span></label
      >
    </fieldset>
    <label class="field"
      >Market time passes
      <select (change)="choose({ speed: speeds[$any($event.target).selectedIndex]?.value ?? null })">
        @for (speed of speeds; track speed.label) {
          <option [selected]="speed.value === choice().speed">{{ speed.label }}</option>
        }
      </select>
    </label>
    <label
      ><input
        type="checkbox"
        [checked]="choice().skipTriggers"
        (change)="choose({ skipTriggers: $any($event.target).checked })"
      /><span>Without waiting for the trigger<small>Triggers fire at once.</small></span></label
    >
    @if (bench.pins().size; as count) {
      <p class="muted">{{ plural(count, 'agent is', 'agents are') }} pinned and will not run.</p>
    }
    <div class="row">
      @if (bench.node(); as node) {
        <button class="button small" type="button" (click)="trials.start(node.id)">Run to the selected agent</button>
      }
      <button class="button small primary" type="button" (click)="run.emit()">Run once</button>
    </div>
  `,
  styles: `
    :host {
      display: grid;
      gap: 10px;
      width: 340px;
      max-width: 84vw;
      padding: 8px;
    }
    fieldset {
      display: grid;
      gap: 8px;
      margin: 0;
      padding: 0;
      border: 0;
    }
    label:not(.field) {
      display: flex;
      gap: 8px;
    }
    label span {
      display: grid;
    }
    small {
      color: var(--muted);
      font-size: 12px;
      line-height: 16px;
    }
    .row {
      justify-content: flex-end;
    }
  `,
})
export class RunChoice {
  protected readonly trials = inject(Trials);
  protected readonly bench = inject(Workbench);
  readonly run = output();
  protected readonly speeds = SPEEDS;
  protected readonly choice = this.trials.choice;
  protected readonly plural = plural;

  protected choose(change: Partial<TrialChoice>): void {
    this.choice.update((before) => ({ ...before, ...change }));
  }
}
