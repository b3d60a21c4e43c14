import { Component, computed, inject, input, output, signal } from '@angular/core';
import { Agent } from '../api/model';
import { Catalog } from '../core/catalog';
import { words } from '../format/format';
import { priceOf } from '../ui/graph';
import { Icon } from '../ui/icon';
import { CARRIED } from './canvas/pipeline-canvas';
import { groupsOf } from './finding';

/** Every agent that can be placed, by category and by search; dragged onto the canvas or added with a click. */
@Component({
  selector: 'k-agent-palette',
  imports: [Icon],
  template: `
    <div class="search">
      <k-icon name="search" />
      <input
        type="search"
        aria-label="Search agents"
        placeholder="Search agents"
        autocomplete="off"
        (input)="typed.set($any($event.target).value)"
        (keydown.enter)="first()"
      />
    </div>
    <div class="list">
      @for (group of groups(); track group.category) {
        <section [attr.aria-label]="group.label">
          <h2>{{ group.label }}</h2>
          @for (agent of group.agents; track agent.agent_type) {
            <button
              type="button"
              draggable="true"
              [style.--category]="'var(--' + group.category + ', var(--system))'"
              [attr.data-agent]="agent.agent_type"
              [attr.title]="agent.description"
              [disabled]="disabled()"
              (click)="added.emit(agent)"
              (dragstart)="carry($event, agent)"
            >
              <k-icon [name]="agent.icon" />
              <span>{{ agent.name }}</span>&ngsp;
              <span class="price numbers">{{ price(agent) }}</span>
            </button>
          }
        </section>
      } @empty {
        <p class="muted">{{ catalog.agents() ? 'No agent is called “' + typed() + '”.' : 'Loading the agents…' }}</p>
      }
    </div>
  `,
  styleUrl: './agent-palette.scss',
})
export class AgentPalette {
  protected readonly catalog = inject(Catalog);
  readonly disabled = input(false);
  readonly added = output<Agent>();
  protected readonly typed = signal('');
  protected readonly groups = computed(() =>
    groupsOf(this.catalog.agents() ?? [], this.typed()).map((group) => ({ ...group, label: words(group.category) })),
  );
  protected readonly price = priceOf;

  protected first(): void {
    const agent = this.groups()[0]?.agents[0];
    if (agent && this.typed().trim() && !this.disabled()) this.added.emit(agent);
  }

  protected carry(event: DragEvent, agent: Agent): void {
    event.dataTransfer?.setData(CARRIED, agent.agent_type);
    event.dataTransfer?.setData('text/plain', agent.name);
    if (event.dataTransfer) event.dataTransfer.effectAllowed = 'copy';
  }
}
