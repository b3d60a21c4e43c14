import { Component, computed, input } from '@angular/core';
import { Icon } from '../../ui/icon';
import { Card, Doing, said } from '../cards';

/** What a node's card says: its agent, how it is set, what it costs, what it does in the run that is shown. */
@Component({
  selector: 'k-node-card',
  imports: [Icon],
  host: { '[attr.data-state]': 'doing()?.state ?? null' },
  template: `
    <k-icon [name]="card().icon" />
    <span class="name">{{ card().name }}</span>&ngsp;
    @if (pinned()) {
      <k-icon class="pin" name="pin" />
    }
    <span class="price numbers">{{ card().price }}</span>&ngsp; <span class="summary">{{ card().summary }}</span>&ngsp;
    @if (state(); as said) {
      <span class="state numbers">{{ said }}</span>
    }
    @if (wrong()) {
      <k-icon class="wrong" name="error" />
    }
  `,
  styleUrl: './node-card.scss',
})
export class NodeCard {
  readonly card = input.required<Card>();
  readonly doing = input<Doing | undefined>(undefined);
  readonly pinned = input(false);
  readonly wrong = input(false);
  protected readonly state = computed(() => said(this.doing()));
}
