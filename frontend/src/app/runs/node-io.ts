import { Component, computed, inject, input, model } from '@angular/core';
import { Execution } from '../api/model';
import { Catalog } from '../core/catalog';
import { exact, plural, readable } from '../format/format';
import { Copy } from '../ui/copy';
import { FactView } from '../ui/fact';
import { faceOf } from './faces';
import { ModelCalls } from './model-calls';
import { reasoningOf, saysWhy } from './reasoning';
import { ReasoningView } from './reasoning-view';
import { Given, inputOf, outputOf, runsOf } from './story';

export type IoTab = 'input' | 'output' | 'reasoning' | 'calls';

const TABS: { id: IoTab; label: string }[] = [
  { id: 'input', label: 'Input' },
  { id: 'output', label: 'Output' },
  { id: 'reasoning', label: 'Reasoning' },
  { id: 'calls', label: 'Model calls' },
];
let instances = 0;

/** What went into a node of a run, what came out, why, and which models were asked; at the end or at one of its steps. */
@Component({
  selector: 'k-node-io',
  host: { '(keydown)': 'move($event)' },
  imports: [Copy, FactView, ModelCalls, ReasoningView],
  template: `
    <div class="tabs" role="tablist" [attr.aria-label]="name() + ' in this run'">
      @for (one of tabs; track one.id) {
        <button
          type="button"
          role="tab"
          [id]="id + one.id"
          [class.chosen]="one.id === tab()"
          [attr.aria-selected]="one.id === tab()"
          [attr.aria-controls]="id"
          [attr.tabindex]="one.id === tab() ? 0 : -1"
          (click)="tab.set(one.id)"
        >
          {{ one.label }}
          @if (counts()[one.id]; as count) {
            <span class="count numbers" aria-hidden="true">{{ count }}</span>
          }
        </button>
      }
    </div>
    <div class="panel" role="tabpanel" tabindex="0" [id]="id" [attr.aria-labelledby]="id + tab()">
      @switch (tab()) {
        @case ('input') {
          @for (one of input(); track $index) {
            <k-fact [fact]="one.fact" [open]="false" [origin]="originOf(one)" />
          } @empty {
            <p class="muted">{{ name() }} needs nothing from others: it comes first.</p>
          }
        }
        @case ('output') {
          @for (one of output(); track one.sequence + ' ' + $index) {
            <k-fact [fact]="one.fact" [open]="$first" [headline]="headline()" [origin]="whenOf(one)" />
          } @empty {
            <p class="muted">{{ nothing() }}</p>
          }
        }
        @case ('reasoning') {
          @if (reason(); as why) {
            <p class="reason">{{ why }}</p>
          }
          @for (fact of reasons(); track $index) {
            <k-reasoning [fact]="fact" [headline]="headline()" />
          } @empty {
            @if (!reason()) {
              <p class="muted">{{ noReasons() }}</p>
            }
          }
        }
        @case ('calls') {
          <k-model-calls [execution]="execution()" [node]="node()" [at]="at()" />
        }
      }
      @if (shown().length) {
        <k-copy class="copy" [text]="json()" [label]="'Copy all of it as JSON'" />
      }
    </div>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      min-width: 0;
    }
    .tabs {
      padding: 0 8px;
    }
    .tabs button {
      padding: 8px;
    }
    .count {
      color: var(--faint);
      font-weight: 400;
    }
    .panel {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 12px;
      padding: 12px;
    }
    .panel:focus-visible {
      outline-offset: -2px;
    }
    .reason {
      font-size: 14px;
    }
    k-reasoning + k-reasoning {
      padding-top: 12px;
      border-top: 1px solid var(--line);
    }
    .copy {
      justify-self: end;
    }
  `,
})
export class NodeIo {
  private readonly catalog = inject(Catalog);
  readonly execution = input.required<Execution>();
  readonly node = input.required<string>();
  /** The number of a step; the end of the run without one. */
  readonly at = input<number>();
  readonly tab = model<IoTab>('output');
  /** A sentence that stands above already and is not said twice. */
  readonly headline = input<string>();

  protected readonly tabs = TABS;
  protected readonly id = `node-io-${++instances}-`;
  protected readonly input = computed(() => inputOf(this.execution(), this.node(), this.at()));
  protected readonly output = computed(() => outputOf(this.execution(), this.node(), this.at()));
  protected readonly name = computed(() => faceOf(this.catalog, this.execution(), this.node()).name);
  protected readonly counts = computed<Partial<Record<IoTab, number>>>(() => ({
    input: this.input().length,
    output: this.output().length,
  }));
  protected readonly reason = computed(() => {
    const reason = runsOf(this.execution(), this.node(), this.at()).at(-1)?.reason;
    return reason && reason !== this.headline() ? reason : undefined;
  });
  /** Of each kind and symbol the newest, for older ones were overtaken; without what the headline says already. */
  protected readonly reasons = computed(() => {
    const facts = this.output().map(({ fact }) => fact);
    const newest = new Map(facts.map((fact) => [`${fact.type} ${fact.symbol ?? ''}`, fact] as const).reverse());
    return [...newest.values()].filter((fact) => {
      const reasoning = reasoningOf(fact);
      const known = readable(reasoning.sentence ?? '') === this.headline();
      return saysWhy(known ? { ...reasoning, sentence: undefined } : reasoning);
    });
  });
  protected readonly shown = computed(() => {
    const tab = this.tab();
    return tab === 'input' ? this.input() : tab === 'output' ? this.output() : [];
  });
  protected readonly json = computed(() =>
    JSON.stringify(
      this.shown().map((one) => one.fact),
      null,
      2,
    ),
  );
  protected readonly nothing = computed(() => {
    const runs = runsOf(this.execution(), this.node(), this.at()).length;
    return runs
      ? `${this.name()} gave nothing to those after it in ${plural(runs, 'step')}.`
      : `${this.name()} has not run${this.at() === undefined ? '' : ' by then'}.`;
  });

  protected readonly noReasons = computed(() => {
    const given = this.output();
    if (!given.length) return this.nothing();
    return given.some(({ fact }) => fact.sentence)
      ? 'It gives no reasons beyond what it says.'
      : 'It gave facts and no reasons.';
  });

  protected originOf(one: Given): string {
    const from =
      one.node === this.node() ? 'told to it' : `from ${faceOf(this.catalog, this.execution(), one.node).name}`;
    return `${from}, step ${one.sequence}`;
  }

  protected whenOf(one: Given): string {
    return `step ${one.sequence}, ${exact(one.at, true)}`;
  }

  protected move(event: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const onTab = event.target instanceof Element && event.target.role === 'tab';
    if (step === undefined || !onTab) return;
    event.preventDefault();
    const next = TABS[(TABS.findIndex((one) => one.id === this.tab()) + step + TABS.length) % TABS.length];
    if (!next) return;
    this.tab.set(next.id);
    document.getElementById(this.id + next.id)?.focus();
  }
}
