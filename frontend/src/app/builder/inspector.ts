import { Component, computed, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { DefinitionNode } from '../api/model';
import { Catalog } from '../core/catalog';
import { words } from '../format/format';
import { WordsPipe } from '../format/pipes';
import { NodeInspector } from '../pages/pipelines/node-inspector';
import { priceOf } from '../ui/graph';
import { Icon } from '../ui/icon';
import { Value } from '../ui/value';
import { PinDialogs } from './pin-dialog';
import { Trials, factsOf } from './trials';
import { Workbench } from './workbench';

const TABS = ['settings', 'input', 'output', 'about'] as const;

/** One agent on the canvas: how it is set, what it saw and gave in the run that is shown, what it is. */
@Component({
  selector: 'k-inspector',
  imports: [Icon, NodeInspector, RouterLink, Value, WordsPipe],
  templateUrl: './inspector.html',
  styleUrl: './inspector.scss',
  host: { role: 'region', '[attr.aria-label]': "'Settings of ' + name()", '(keydown.escape)': 'closed.emit()' },
})
export class Inspector {
  protected readonly bench = inject(Workbench);
  protected readonly trials = inject(Trials);
  protected readonly pins = inject(PinDialogs);
  private readonly catalog = inject(Catalog);
  readonly node = input.required<DefinitionNode>();
  readonly readOnly = input(false);
  readonly closed = output();
  protected readonly tabs = TABS;
  protected readonly tab = signal<(typeof TABS)[number]>('settings');
  protected readonly agent = computed(() => this.catalog.agent(this.node().agent_type));
  protected readonly name = computed(() => this.node().name ?? this.agent()?.name ?? words(this.node().agent_type));
  protected readonly findings = computed(() => this.bench.findings().filter((one) => one.node === this.node().id));
  protected readonly facts = computed(
    () => this.bench.pins().get(this.node().id) ?? factsOf(this.bench.run(), this.node().id),
  );
  protected readonly pinned = computed(() => this.bench.pins().has(this.node().id));
  protected readonly price = priceOf;
}
