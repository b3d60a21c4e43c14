import { Component, computed, inject, input } from '@angular/core';
import { Execution } from '../api/model';
import { Catalog } from '../core/catalog';
import { modelOf } from './reasoning';
import { outputOf } from './story';

/** How a node's answers were come by: by rules, or by a language model. */
@Component({
  selector: 'k-model-calls',
  template: `
    @for (sentence of sentences(); track sentence) {
      <p>{{ sentence }}</p>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 8px;
    }
    p {
      padding: 10px 12px;
      border: 1px dashed var(--line);
      border-radius: var(--radius-control);
      color: var(--muted);
    }
  `,
})
export class ModelCalls {
  private readonly catalog = inject(Catalog);
  readonly execution = input.required<Execution>();
  readonly node = input.required<string>();
  readonly at = input<number>();
  protected readonly sentences = computed(() => {
    const type = this.execution().nodes.find((one) => one.node === this.node())?.agent_type;
    const given = outputOf(this.execution(), this.node(), this.at());
    const models = new Set(given.map((one) => modelOf(one.fact)).filter((model) => model !== undefined));
    if (models.size) return [...models].map(saying);
    const mayAsk = this.catalog.agent(type)?.uses.some((port) => /languagemodel/i.test(port)) ?? false;
    if (!mayAsk) return ['This agent works by rules. It asks no language model.'];
    return [given.length ? saying('rules') : 'It has not answered yet, and no model was asked.'];
  });
}

function saying(model: string): string {
  return model === 'rules'
    ? 'Answered by rules: no model was asked, so there is nothing to pay for one.'
    : `Answered by ${model}. The prompt and the reply of this call were not recorded.`;
}
