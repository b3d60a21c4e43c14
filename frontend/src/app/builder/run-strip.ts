import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { outcomeOf } from '../runs/story';
import { Status } from '../ui/badges';
import { Icon } from '../ui/icon';
import { Trials } from './trials';
import { Workbench } from './workbench';

/** The run that the canvas shows: how it goes, what to do with it. */
@Component({
  selector: 'k-run-strip',
  imports: [Icon, RouterLink, Status],
  template: `
    @if (bench.run(); as run) {
      <div class="strip" role="region" aria-label="The run that is shown">
        <k-status [of]="run.status" />
        <span class="says" role="status">{{ says() }}</span>
        @if (trials.running()) {
          <button class="button small" type="button" (click)="trials.cancel()"><k-icon name="stop" />Cancel</button>
        } @else {
          <button class="button small" type="button" (click)="trials.pinAll()">
            <k-icon name="pin" />Pin its outputs
          </button>
        }
        @if (bench.looking()) {
          <button class="button small" type="button" (click)="bench.adopt()">Edit from here</button>
        }
        <a class="button small" [routerLink]="['/executions', run.id]">Open run</a>
        <button class="icon-button" type="button" aria-label="Stop showing this run" (click)="trials.close()">
          <k-icon name="close" />
        </button>
      </div>
    }
    @if (trials.problem(); as problem) {
      <div class="strip bad" role="alert">
        <span class="says">{{ problem.sentence }} {{ problem.items[0]?.message }}</span>
        <button class="icon-button" type="button" aria-label="Dismiss" (click)="trials.problem.set(undefined)">
          <k-icon name="close" />
        </button>
      </div>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      justify-items: start;
      gap: 6px;
    }
    .strip {
      display: flex;
      align-items: center;
      gap: 8px;
      width: max-content;
      max-width: 100%;
      padding: 4px 4px 4px 12px;
      border: 1px solid var(--line);
      border-radius: var(--radius);
      background: var(--surface-1);
    }
    .bad {
      border-color: var(--danger);
    }
    .says {
      flex: 1;
      min-width: 0;
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    .bad .says {
      white-space: normal;
    }
  `,
})
export class RunStrip {
  protected readonly bench = inject(Workbench);
  protected readonly trials = inject(Trials);
  protected readonly says = computed(() => {
    const run = this.bench.run();
    if (!run) return '';
    const said = outcomeOf(run);
    return this.bench.looking() ? `You look at a past run and what it was made of. ${said}` : said;
  });
}
