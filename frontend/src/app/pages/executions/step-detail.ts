import { Component, computed, inject, input } from '@angular/core';
import { Step } from '../../api/model';
import { Catalog } from '../../core/catalog';
import { duration, exact, words } from '../../format/format';
import { Status } from '../../ui/badges';
import { FactView } from '../../ui/fact';
import { sentenceOf, tookOf } from './steps';

/** The step that is looked at: its sentence first, then the facts it gave and when it ran. */
@Component({
  selector: 'k-step',
  imports: [FactView, Status],
  template: `
    @if (step(); as it) {
      <header>
        <h2>{{ name() }}</h2>
        <k-status [of]="it.outcome" />
      </header>
      <div class="body">
        @if (sentence(); as text) {
          <p class="sentence">{{ text }}</p>
        }
        @if (it.reason && it.reason !== sentence()) {
          <p class="muted">{{ it.reason }}</p>
        }
        @for (fact of it.facts; track $index) {
          <k-fact [fact]="fact" [headline]="sentence()" />
        } @empty {
          <p class="muted">This step added no facts.</p>
        }
        <dl class="numbers">
          <dt>Step</dt>
          <dd>{{ it.sequence }}{{ it.node ? ', ' + it.node : '' }}</dd>
          <dt>Started</dt>
          <dd>{{ exact(it.started_at, true) }}</dd>
          <dt>Took</dt>
          <dd>{{ duration(took()) }}</dd>
          @if (it.attempt > 1) {
            <dt>Attempt</dt>
            <dd>{{ it.attempt }}</dd>
          }
          @if (it.wait_until) {
            <dt>Waits until</dt>
            <dd>{{ exact(it.wait_until, true) }}</dd>
          }
        </dl>
      </div>
    } @else {
      <header><h2>No step yet</h2></header>
      <p class="body muted">Choose a step on the left to see what the agent decided and why.</p>
    }
  `,
  styles: `
    :host {
      display: block;
    }
    .body {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 12px;
      max-height: 78vh;
      padding: 16px;
      overflow: auto;
    }
    .sentence {
      font: 500 15px/22px var(--sans);
    }
    dl {
      display: grid;
      grid-template-columns: 90px minmax(0, 1fr);
      gap: 4px 12px;
      margin: 0;
      font-size: 12px;
    }
    dt {
      color: var(--muted);
    }
    dd {
      margin: 0;
      overflow-wrap: anywhere;
    }
  `,
})
export class StepDetail {
  private readonly catalog = inject(Catalog);
  readonly step = input.required<Step | undefined>();
  readonly node = input<string>();
  protected readonly name = computed(() => {
    const type = this.step()?.agent_type;
    return this.catalog.agent(type)?.name ?? words(type ?? 'news');
  });
  protected readonly sentence = computed(() => {
    const step = this.step();
    return step ? sentenceOf(step) : undefined;
  });
  protected readonly took = computed(() => {
    const step = this.step();
    return step ? tookOf(step) : undefined;
  });
  protected readonly exact = exact;
  protected readonly duration = duration;
}
