import { Component, computed, inject, input, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Api } from '../api/api';
import { Execution } from '../api/model';
import { ModelCall, ModelText } from '../api/models-model';
import { Catalog } from '../core/catalog';
import { Live } from '../core/live';
import { loading } from '../core/loading';
import { duration, exact, words } from '../format/format';
import { WordsPipe } from '../format/pipes';
import { Status } from '../ui/badges';
import { Copy } from '../ui/copy';
import { ProblemNotice } from '../ui/notices';
import { costOf, promptOf, replyOf, tokensOf } from './call';
import { partsOf } from './growing';
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
    <p class="unseen" role="status">{{ answering() }}</p>
    @for (one of growing(); track one.call) {
      <section class="growing" [attr.aria-label]="'Reply of ' + one.member">
        <p>
          <b>{{ one.member | words }}</b> <span class="muted">is answering</span>
        </p>
        @if (one.reasoning) {
          <p class="thought">{{ one.reasoning }}</p>
        }
        @if (one.parts) {
          <dl>
            @for (part of one.parts; track part.name) {
              <dt>{{ part.name | words }}</dt>
              @for (value of part.values; track $index) {
                <dd>{{ value }}</dd>
              }
            }
          </dl>
        } @else if (one.text) {
          <pre tabindex="0">{{ one.text }}</pre>
        }
      </section>
    }
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
          @if (!one.call.request) {
            <p class="faint">Prompt and reply were removed for their age. What was used and paid is kept.</p>
          }
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
      @if (!growing().length) {
        @for (sentence of sentences(); track sentence) {
          <p class="none">{{ sentence }}</p>
        }
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
    .growing,
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
    .growing {
      display: grid;
      gap: 8px;
      border-style: solid;
      border-left: 3px solid var(--accent);
      color: inherit;
    }
    .growing p,
    dl,
    dd {
      margin: 0;
    }
    .growing b {
      margin-right: 4px;
    }
    .thought {
      color: var(--muted);
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
    dl {
      display: grid;
      grid-template-columns: max-content minmax(0, 1fr);
      gap: 4px 12px;
    }
    dt {
      grid-column: 1;
      color: var(--muted);
    }
    dd {
      grid-column: 2;
      overflow-wrap: anywhere;
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
  private readonly texts = signal<readonly ModelText[]>([]);
  private readonly recorded = computed(
    () => new Set((this.calls.value() ?? []).filter((call) => call.status !== 'asked').map((call) => call.id)),
  );
  protected readonly growing = computed(() =>
    this.texts()
      .filter((one) => one.execution_id === this.execution().id && one.node === this.node())
      .filter((one) => !this.recorded().has(one.call))
      .map((one) => ({ ...one, parts: partsOf(one.text) })),
  );
  /** Said once when it begins, not at every word. */
  protected readonly answering = computed(() => {
    const members = this.growing().map((one) => words(one.member));
    return members.length ? `${members.join(', ')} ${members.length === 1 ? 'is' : 'are'} answering.` : '';
  });
  protected readonly shown = computed(() =>
    (this.calls.value() ?? [])
      .filter((call) => call.node === this.node() && !this.growing().some((one) => one.call === call.id))
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

  constructor() {
    inject(Live)
      .texts.pipe(takeUntilDestroyed())
      .subscribe((text) => this.hear(text));
  }

  private hear(text: ModelText): void {
    if (text.execution_id !== this.execution().id) return;
    if (!text.done) {
      this.texts.update((before) =>
        before.some((one) => one.call === text.call)
          ? before.map((one) => (one.call === text.call ? text : one))
          : [...before, text],
      );
      return;
    }
    const drop = () => this.texts.update((before) => before.filter((one) => one.call !== text.call));
    // Shown until the recorded call is there; of another node's nothing is loaded here.
    if (text.node === this.node() && this.mayAsk()) void this.calls.reload().finally(drop);
    else drop();
  }

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
