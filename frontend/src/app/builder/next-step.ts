import { Component, computed, inject, output, signal } from '@angular/core';
import { Agent } from '../api/model';
import { Catalog } from '../core/catalog';
import { Icon } from '../ui/icon';
import { BuilderActions } from './actions';
import { isHidden, isTrigger, listed, nameOf, unmet, withArticle } from './connections';
import { Place, Suggestion, suggested } from './suggestions';
import { Workbench } from './workbench';

/** What is worth adding next, from what the agents need and give. */
@Component({
  selector: 'k-next-step',
  imports: [Icon],
  template: `
    @if (shown(); as next) {
      <div class="strip" role="region" aria-label="What to add next">
        <span>{{ next.sentence }}</span>
        @for (one of next.list; track one.agent.agent_type) {
          <button class="button small" type="button" [attr.title]="one.agent.description" (click)="chosen.emit(one)">
            <k-icon name="plus" />{{ one.agent.name }}
          </button>
        }
        <button class="icon-button" type="button" aria-label="Not now" (click)="dismissed.set(next.of)">
          <k-icon name="close" />
        </button>
      </div>
    }
  `,
  styles: `
    .strip {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 6px;
      width: max-content;
      max-width: 100%;
      padding: 4px 4px 4px 12px;
      border: 1px solid var(--line);
      border-radius: var(--radius);
      background: var(--surface-1);
    }
    span {
      color: var(--muted);
    }
  `,
})
export class NextStep {
  private readonly bench = inject(Workbench);
  private readonly actions = inject(BuilderActions);
  private readonly catalog = inject(Catalog);
  readonly chosen = output<{ agent: Agent; place: Place }>();
  protected readonly dismissed = signal<string | undefined>(undefined);
  /** The agent added last, or the end of a chain that is selected. */
  private readonly of = computed(() => {
    const node = this.bench.node();
    if (!node || node.id === this.dismissed()) return undefined;
    const leads = this.bench.definition().edges.some((edge) => edge.from === node.id);
    return node.id === this.actions.added() || !leads ? node : undefined;
  });
  protected readonly shown = computed(() => {
    const node = this.of();
    const definition = this.bench.definition();
    if (!node) return undefined;
    const agents = this.catalog.agents() ?? [];
    const list = suggested(agents, definition, node.id, this.bench.agentOf);
    if (!list.length) return this.unconnected(node.id);
    const name = nameOf(definition, node.id, this.bench.agentOf);
    const missing = unmet(definition, node.id, this.bench.agentOf);
    const before = list[0]?.place.kind === 'before';
    const sentence = before
      ? `${name} needs ${listed(missing.map(withArticle), 'and')}. Add before it:`
      : `Add ${withArticle(list[0]?.agent.name.toLowerCase() ?? '')} next${list.length > 1 ? ', or another' : ''}:`;
    return { of: node.id, sentence, list };
  });

  /** Something else on the canvas gives what is missing: it only has to be connected. */
  private unconnected(id: string): { of: string; sentence: string; list: Suggestion[] } | undefined {
    const definition = this.bench.definition();
    const missing = unmet(definition, id, this.bench.agentOf);
    const givers = definition.nodes.filter((node) => {
      const agent = this.bench.agentOf(node.agent_type);
      return !isHidden(agent) && !isTrigger(agent) && agent?.gives.some((fact) => missing.includes(fact));
    });
    if (!givers.length) return undefined;
    const names = listed(
      givers.map((node) => nameOf(definition, node.id, this.bench.agentOf)),
      'and',
    );
    return { of: id, sentence: `Connect ${names} to ${nameOf(definition, id, this.bench.agentOf)}.`, list: [] };
  }
}
