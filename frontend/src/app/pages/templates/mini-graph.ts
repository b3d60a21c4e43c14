import { Component, computed, inject, input } from '@angular/core';
import { Definition } from '../../api/model';
import { Catalog } from '../../core/catalog';
import { words } from '../../format/format';
import { CARD, layered } from '../../ui/layout';

/** A pipeline's shape at a glance: a box for each agent in the colour of its category. */
@Component({
  selector: 'k-mini-graph',
  template: `
    <svg role="img" [attr.viewBox]="box()" [attr.aria-label]="inWords()" preserveAspectRatio="xMidYMid meet">
      @for (edge of layout().edges; track $index) {
        <path [attr.d]="edge.path" />
      }
      @for (node of nodes(); track node.id) {
        <rect [attr.x]="node.x" [attr.y]="node.y" [attr.width]="card.width" [attr.height]="card.height" rx="14" />
        <rect
          [attr.x]="node.x"
          [attr.y]="node.y"
          [attr.width]="28"
          [attr.height]="card.height"
          rx="14"
          [style.fill]="node.colour"
        />
      }
    </svg>
  `,
  styles: `
    :host {
      display: block;
    }
    svg {
      display: block;
      width: 100%;
      height: 100%;
    }
    path {
      fill: none;
      stroke: var(--faint);
      stroke-width: 6;
    }
    rect {
      fill: var(--surface-3);
      stroke: var(--line);
      stroke-width: 4;
    }
  `,
})
export class MiniGraph {
  private readonly catalog = inject(Catalog);
  readonly definition = input.required<Definition>();
  protected readonly card = CARD;
  protected readonly layout = computed(() => layered(this.definition()));
  protected readonly box = computed(() => `-8 -8 ${this.layout().width + 16} ${this.layout().height + 16}`);
  protected readonly nodes = computed(() => {
    const types = new Map(this.definition().nodes.map((node) => [node.id, node.agent_type]));
    return this.layout().nodes.map((place) => {
      const agent = this.catalog.agent(types.get(place.id));
      const colour = `var(--${agent?.category.toLowerCase() ?? 'system'}, var(--system))`;
      return { ...place, colour, name: agent?.name ?? words(types.get(place.id)) };
    });
  });
  protected readonly inWords = computed(
    () =>
      `Agents: ${[...this.nodes()]
        .sort((a, b) => a.x - b.x || a.y - b.y)
        .map(({ name }) => name)
        .join(', ')}`,
  );
}
