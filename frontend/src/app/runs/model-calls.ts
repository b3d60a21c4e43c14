import { Component, computed, inject, input } from '@angular/core';
import { Api } from '../api/api';
import { Execution } from '../api/model';
import { ModelCall } from '../api/models-model';
import { Catalog } from '../core/catalog';
import { loading } from '../core/loading';
import { duration, exact } from '../format/format';
import { WordsPipe } from '../format/pipes';
import { Status } from '../ui/badges';
import { Copy } from '../ui/copy';
import { ProblemNotice } from '../ui/notices';
import { costOf, promptOf, replyOf, tokensOf } from './call';
import { modelOf } from './reasoning';
import { outputOf } from './story';

interface Asked {
  execution: string;
  node: string;
  /** More steps may mean more calls. */
  steps: number;
}

/** How a node's answers were come by: by rules, or by a language model, with each prompt, its reply and what it cost. */
@Component({
  selector: 'k-model-calls',
  imports: [Copy, ProblemNotice, Status, WordsPipe],
  template: `
    <k-problem [problem]="calls.problem()">
      <button class="button small" type="button" (click)="calls.reload()">Try again</button>
    </k-problem>
    @for (one of shown(); track one.call.id) {
      <details>
        <summary>
          <b>{{ one.call.member | words }}</b>
          <k-status [of]="one.call.status" />
          <span class="numbers muted">{{ one.summary }}</span>
        </summary>
        <div class="call">
          @if (one.call.message) {
            <p>{{ one.call.message }}</p>
          }
          <p class="faint numbers">
            {{ one.call.model }} · {{ one.call.prompt_name }} version {{ one.call.prompt_version }} ·
            {{ exact(one.call.asked_at, true) }}
            @if (one.call.attempt > 1) {
              · attempt {{ one.call.attempt }}
            }
          </p>
          @for (turn of one.prompt; track $index) {
            <h4>{{ turn.who }}</h4>
            <pre tabindex="0">{{ turn.text }}</pre>
          }
          @if (one.reply) {
            <h4>Reply</h4>
            <pre tabindex="0">{{ one.reply }}</pre>
          }
          <k-copy [text]="one.json" [label]="'Copy this call as JSON'" />
        </div>
      </details>
    } @empty {
      @for (sentence of sentences(); track sentence) {
        <p class="none">{{ sentence }}</p>
      }
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 8px;
    }
    .none,
    details {
      padding: 10px 12px;
      border: 1px dashed var(--line);
      border-radius: var(--radius-control);
      color: var(--muted);
    }
    details {
      border-style: solid;
      color: inherit;
    }
    summary {
      cursor: pointer;
    }
    summary > * {
      margin-right: 8px;
    }
    .call {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 8px;
      padding-top: 10px;
    }
    h4 {
      margin: 0;
      color: var(--muted);
      font-size: 12px;
    }
    pre {
      max-height: 320px;
      margin: 0;
      padding: 10px 12px;
      overflow: auto;
      border-radius: var(--radius-control);
      background: var(--surface-2);
      font: 12px/18px var(--mono);
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
    k-copy {
      justify-self: end;
    }
  `,
})
export class ModelCalls {
  private readonly api = inject(Api);
  private readonly catalog = inject(Catalog);
  readonly execution = input.required<Execution>();
  readonly node = input.required<string>();
  readonly at = input<number>();

  private readonly mayAsk = computed(() => {
    const type = this.execution().nodes.find((one) => one.node === this.node())?.agent_type;
    return this.catalog.agent(type)?.uses.some((port) => /languagemodel/i.test(port)) ?? false;
  });
  protected readonly calls = loading<Asked, ModelCall[]>(
    () =>
      this.mayAsk()
        ? { execution: this.execution().id, node: this.node(), steps: this.execution().steps.length }
        : undefined,
    ({ execution }) => this.api.modelCalls(execution),
    (before, now) => before.execution === now.execution,
  );
  protected readonly shown = computed(() =>
    (this.calls.value() ?? [])
      .filter((call) => call.node === this.node())
      .map((call) => ({
        call,
        summary: [tokensOf(call), costOf(call), call.duration_ms === null ? '' : duration(call.duration_ms)]
          .filter(Boolean)
          .join(' · '),
        prompt: promptOf(call),
        reply: replyOf(call),
        json: JSON.stringify(call, null, 2),
      })),
  );
  protected readonly exact = exact;
  protected readonly sentences = computed(() => {
    if (!this.mayAsk()) return ['This agent works by rules. It asks no language model.'];
    const given = outputOf(this.execution(), this.node(), this.at());
    const models = new Set(given.map((one) => modelOf(one.fact)).filter((model) => model !== undefined));
    if (models.size) return [...models].map(saying);
    return [given.length ? saying('rules') : 'It has not answered yet, and no model was asked.'];
  });
}

function saying(model: string): string {
  return model === 'rules'
    ? 'Answered by rules: no model was asked, so there is nothing to pay for one.'
    : `Answered by ${model}, from what was recorded: nothing was asked and nothing paid.`;
}
