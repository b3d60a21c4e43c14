import { Component, computed, effect, inject, input, linkedSignal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Agent } from '../../api/model';
import { Catalog } from '../../core/catalog';
import { Crumbs } from '../../core/crumbs';
import { duration } from '../../format/format';
import { WordsPipe } from '../../format/pipes';
import { Config } from '../../forms/schema';
import { SchemaForm } from '../../forms/schema-form';
import { priceOf } from '../../ui/graph';
import { Icon } from '../../ui/icon';
import { Empty, ProblemNotice, Waiting } from '../../ui/notices';
import { fieldsOf } from './schema-fields';

const ORDER = ['trigger', 'data', 'analysis', 'risk', 'execution', 'reporting', 'system'];

/** What agents there are, by category, and everything one of them declares. */
@Component({
  selector: 'k-agents',
  imports: [Empty, Icon, ProblemNotice, RouterLink, SchemaForm, Waiting, WordsPipe],
  templateUrl: './agents.html',
  styleUrl: './agents.scss',
})
export class AgentsPage {
  protected readonly catalog = inject(Catalog);
  private readonly crumbs = inject(Crumbs);
  /** The agent that is open, from the address. */
  readonly type = input<string>();
  protected readonly agent = computed(() => this.catalog.agent(this.type()));
  protected readonly fields = computed(() => {
    const agent = this.agent();
    return agent ? fieldsOf(agent.config_schema) : [];
  });
  /** What somebody tries here goes nowhere. */
  protected readonly config = linkedSignal<Agent | undefined, Config>({ source: this.agent, computation: () => ({}) });
  protected readonly groups = computed(() => {
    const groups = new Map<string, Agent[]>();
    for (const agent of this.catalog.agents() ?? []) {
      const category = agent.category.toLowerCase();
      groups.set(category, [...(groups.get(category) ?? []), agent]);
    }
    const rank = (category: string) => (ORDER.indexOf(category) + ORDER.length + 1) % (ORDER.length + 1);
    return [...groups].sort(([a], [b]) => rank(a) - rank(b)).map(([category, agents]) => ({ category, agents }));
  });
  protected readonly priceOf = priceOf;

  constructor() {
    effect(() => {
      const agent = this.agent();
      this.crumbs.show(agent ? [{ label: 'Agents', link: '/agents' }, { label: agent.name }] : [{ label: 'Agents' }]);
    });
  }

  protected colour(category: string): string {
    return `var(--${category.toLowerCase()}, var(--system))`;
  }

  protected usual(agent: Agent): string {
    return duration(agent.average_minutes * 60_000);
  }
}
