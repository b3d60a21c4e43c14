import { Component, ElementRef, afterRenderEffect, computed, inject, input, model, viewChild } from '@angular/core';
import { Agent, Definition, DefinitionNode, NodeState } from '../api/model';
import { Catalog } from '../core/catalog';
import { money, numberOf, words } from '../format/format';
import { settingText } from '../format/settings';
import { Icon } from './icon';
import { CARD, layered } from './layout';

interface Card {
  id: string;
  x: number;
  y: number;
  name: string;
  icon: string;
  category: string;
  price: string;
  summary: string;
  state: string;
}

/** A pipeline as a graph of its agents, to look at and to select in: category by edge and icon, state by dot and word. */
@Component({
  selector: 'k-graph',
  imports: [Icon],
  templateUrl: './graph.html',
  styleUrl: './graph.scss',
})
export class Graph {
  private readonly catalog = inject(Catalog);
  readonly definition = input.required<Definition>();
  readonly states = input<NodeState[]>([]);
  readonly problems = input<ReadonlySet<string>>(new Set());
  readonly selected = model<string | undefined>(undefined);
  protected readonly card = CARD;
  protected readonly layout = computed(() => layered(this.definition()));
  protected readonly cards = computed<Card[]>(() => {
    const nodes = new Map(this.definition().nodes.map((node) => [node.id, node]));
    const states = new Map(this.states().map((state) => [state.node, state.state.toLowerCase()]));
    return this.layout().nodes.map(({ id, x, y }) => {
      const node = nodes.get(id);
      const agent = this.catalog.agent(node?.agent_type);
      return {
        id,
        x,
        y,
        name: node?.name ?? agent?.name ?? words(node?.agent_type),
        icon: agent?.icon ?? 'puzzle',
        category: agent?.category.toLowerCase() ?? 'system',
        price: priceOf(agent),
        summary: summaryOf(node, agent),
        state: states.get(id) ?? '',
      };
    });
  });
  /** What screen readers hear of the edges. */
  protected readonly edgesInWords = computed(() => {
    const names = new Map(this.cards().map((card) => [card.id, card.name]));
    return this.definition()
      .edges.map((edge) => `${names.get(edge.from) ?? edge.from} leads to ${names.get(edge.to) ?? edge.to}.`)
      .join(' ');
  });

  private readonly scroller = viewChild.required<ElementRef<HTMLElement>>('scroller');

  constructor() {
    // What is selected elsewhere, such as the step at work, is brought into view, sideways only.
    afterRenderEffect(() => {
      const place = this.layout().nodes.find((node) => node.id === this.selected());
      const { nativeElement } = this.scroller();
      if (place) nativeElement.scrollLeft = place.x + CARD.width / 2 - nativeElement.clientWidth / 2;
    });
  }

  protected words = words;
}

export function priceOf(agent: Agent | undefined): string {
  const price = numberOf(agent?.price_per_hour);
  if (price === undefined) return '';
  return price === 0 ? 'free' : `${money(price)}/h`;
}

/** One line of a node's configuration: the first values that say something. */
function summaryOf(node: DefinitionNode | undefined, agent: Agent | undefined): string {
  const config = Object.entries(node?.config ?? {});
  const shown = config
    .filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value) || isPlainList(value))
    .slice(0, 2)
    .map(([key, value]) => {
      const field = agent?.config_schema.properties?.[key];
      return `${field?.title ?? words(key)}: ${settingText(field, value)}`;
    });
  if (shown.length) return shown.join(' · ');
  return config.length ? `${config.length} settings` : 'Default settings';
}

function isPlainList(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every((item) => typeof item !== 'object');
}
