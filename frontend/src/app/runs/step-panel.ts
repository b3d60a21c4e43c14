import { Component, computed, inject, input, model } from '@angular/core';
import { Execution } from '../api/model';
import { Catalog } from '../core/catalog';
import { duration, exact } from '../format/format';
import { Status } from '../ui/badges';
import { FactView } from '../ui/fact';
import { Icon } from '../ui/icon';
import { NodeCost, inParts } from './costs';
import { faceOf } from './faces';
import { IoTab, NodeIo } from './node-io';
import { sentenceOf, tookOf } from './steps';

/** The step that is looked at: its sentence first, then why, what went in and out, and which models were asked. */
@Component({
  selector: 'k-step',
  imports: [FactView, Icon, NodeIo, Status],
  template: `
    @if (step(); as it) {
      <header>
        <h2>
          <k-icon [name]="face().icon" [style.color]="face().colour" />
          {{ face().name }}
        </h2>
        <k-status [of]="it.outcome" />
      </header>
      <div class="head">
        @if (sentence(); as text) {
          <p class="sentence">{{ text }}</p>
        }
        <p class="faint numbers">
          Step {{ it.sequence }} · {{ exact(it.started_at, true) }} · {{ duration(took()) }}
          @if (it.attempt > 1) {
            · attempt {{ it.attempt }}
          }
          @if (cost(); as paid) {
            · cost {{ inParts(paid) }}
          }
          @if (it.wait_until && it.wait_until !== it.finished_at) {
            · looks again at {{ exact(it.wait_until, true) }} at the latest
          }
        </p>
        <ng-content />
      </div>
    } @else if (node()) {
      <header>
        <h2>
          <k-icon [name]="face().icon" [style.color]="face().colour" />
          {{ face().name }}
        </h2>
        @if (state(); as its) {
          <k-status [of]="its" />
        }
      </header>
    } @else {
      <header><h2>No step yet</h2></header>
      <p class="head muted">Choose a step or an agent to see what it decided and why.</p>
    }
    @if (node(); as one) {
      <k-node-io [execution]="execution()" [node]="one" [at]="at()" [headline]="sentence()" [(tab)]="tab" />
    } @else if (step(); as news) {
      <div class="facts">
        @for (fact of news.facts; track $index) {
          <k-fact [fact]="fact" [headline]="sentence()" />
        }
      </div>
    }
  `,
  styles: `
    :host {
      display: block;
      max-height: var(--panel-height, none);
      overflow: auto;
    }
    h2 {
      display: flex;
      align-items: center;
      gap: 8px;
      min-width: 0;
    }
    .head {
      display: grid;
      gap: 8px;
      padding: 12px 16px 8px;
    }
    .sentence {
      font: 500 15px/22px var(--sans);
      overflow-wrap: anywhere;
    }
    .faint {
      font-size: 12px;
    }
    .facts {
      display: grid;
      gap: 12px;
      padding: 0 12px 12px;
    }
  `,
})
export class StepPanel {
  private readonly catalog = inject(Catalog);
  readonly execution = input.required<Execution>();
  /** Whose step it is; none for news that concerns no agent alone. */
  readonly node = input<string>();
  /** The number of the step; none while the node has not run. */
  readonly sequence = input<number>();
  /** The number of the step up to which is told what it knew; the end without one. */
  readonly at = input<number>();
  /** What the node has cost in this run. */
  readonly cost = input<NodeCost>();
  readonly tab = model<IoTab>('reasoning');
  protected readonly step = computed(() => this.execution().steps.find((step) => step.sequence === this.sequence()));
  protected readonly face = computed(() => faceOf(this.catalog, this.execution(), this.node()));
  protected readonly state = computed(() => this.execution().nodes.find((one) => one.node === this.node())?.state);
  protected readonly sentence = computed(() => {
    const step = this.step();
    return step && sentenceOf(step);
  });
  protected readonly took = computed(() => {
    const step = this.step();
    return step && tookOf(step);
  });
  protected readonly exact = exact;
  protected readonly inParts = inParts;
  protected readonly duration = duration;
}
