import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { DefinitionNode, Finding, Schema } from '../../api/model';
import { Catalog } from '../../core/catalog';
import { words } from '../../format/format';
import { WordsPipe } from '../../format/pipes';
import { settingText } from '../../ui/graph';
import { Icon } from '../../ui/icon';
import { Value } from '../../ui/value';

interface Setting {
  key: string;
  title: string;
  description: string;
  unit: string;
  value: unknown;
  standard: boolean;
}

/** How the chosen node is set, with the titles, units and defaults of its agent's schema. */
@Component({
  selector: 'k-node-inspector',
  imports: [Icon, RouterLink, Value, WordsPipe],
  template: `
    @if (node(); as it) {
      <header [style.--category]="colour()">
        <k-icon [name]="agent()?.icon ?? 'puzzle'" />
        <h2>{{ agent()?.name ?? (it.agent_type | words) }}</h2>
        <code class="muted">{{ it.id }}</code>
        @if (agent()) {
          <a [routerLink]="['/agents', it.agent_type]">About this agent</a>
        }
      </header>
      <div class="body">
        @if (!agent()) {
          <p class="danger-text">This server has no agent called “{{ it.agent_type }}”. Choose another one.</p>
        }
        @for (problem of wrong(); track $index) {
          <p class="danger-text">{{ problem.message }}</p>
        }
        <dl>
          @for (setting of settings(); track setting.key) {
            <div>
              <dt>
                {{ setting.title }}
                @if (setting.description) {
                  <span class="faint">{{ setting.description }}</span>
                }
              </dt>
              <dd>
                <k-value [value]="setting.value" />
                @if (setting.unit) {
                  <span class="muted">{{ setting.unit }}</span>
                }
                @if (setting.standard) {
                  <span class="faint">default</span>
                }
              </dd>
            </div>
          } @empty {
            <p class="muted">This agent has nothing to set.</p>
          }
        </dl>
      </div>
    } @else {
      <header><h2>Settings of an agent</h2></header>
      <p class="body muted">Choose an agent in the graph to see how it is set.</p>
    }
  `,
  styles: `
    header code {
      flex: 1;
    }
    header {
      justify-content: flex-start;
    }
    header k-icon {
      color: var(--category);
      font-size: 16px;
    }
    .body {
      padding: 12px 16px;
    }
    dl {
      margin: 0;
    }
    dl > div {
      display: grid;
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
      gap: 16px;
      padding: 8px 0;
      border-bottom: 1px solid var(--line);
    }
    dl > div:last-child {
      border-bottom: 0;
    }
    dt {
      display: grid;
      font-weight: 500;
    }
    dt span {
      font-weight: 400;
      font-size: 12px;
      line-height: 16px;
    }
    dd {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: 6px;
      margin: 0;
      min-width: 0;
    }
  `,
})
export class NodeInspector {
  private readonly catalog = inject(Catalog);
  readonly node = input.required<DefinitionNode | undefined>();
  readonly problems = input<Finding[]>([]);
  protected readonly agent = computed(() => this.catalog.agent(this.node()?.agent_type));
  protected readonly colour = computed(
    () => `var(--${(this.agent()?.category ?? 'system').toLowerCase()}, var(--system))`,
  );
  protected readonly wrong = computed(() => this.problems().filter((problem) => problem.node === this.node()?.id));
  /** Every field of the schema in its order, then what is set beside it. */
  protected readonly settings = computed<Setting[]>(() => {
    const config = this.node()?.config ?? {};
    const fields = this.agent()?.config_schema.properties ?? {};
    const keys = [...Object.keys(fields), ...Object.keys(config).filter((key) => !(key in fields))];
    return keys.map((key) => {
      const field = fields[key];
      return {
        key,
        title: field?.title ?? words(key),
        description: field?.description ?? '',
        unit: field?.['x-unit'] ?? field?.unit ?? '',
        value: filled(field, config[key]),
        standard: !(key in config),
      };
    });
  });
}

/** What is set, and the defaults of the schema for what is not, group by group. */
function filled(field: Schema | undefined, value: unknown): unknown {
  const own = value === undefined ? field?.default : value;
  if (typeof own === 'string' && field?.enum) return settingText(field, own);
  if (!field?.properties || typeof (own ?? {}) !== 'object') return own;
  const set = (own ?? {}) as Record<string, unknown>;
  const parts = Object.entries(field.properties).map(([key, part]) => [key, filled(part, set[key])]);
  return { ...set, ...(Object.fromEntries(parts) as Record<string, unknown>) };
}
