import {
  Component,
  DestroyRef,
  ElementRef,
  computed,
  effect,
  inject,
  input,
  output,
  signal,
  untracked,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { DefinitionNode } from '../api/model';
import { Catalog } from '../core/catalog';
import { words } from '../format/format';
import { WordsPipe } from '../format/pipes';
import { ConditionPreview } from '../forms/condition-preview';
import { reach } from '../forms/reach';
import { SchemaForm } from '../forms/schema-form';
import { IoTab, NodeIo } from '../runs/node-io';
import { priceOf } from '../ui/graph';
import { Icon } from '../ui/icon';
import { Value } from '../ui/value';
import { PinDialogs } from './pin-dialog';
import { Trials, factsOf } from './trials';
import { Workbench } from './workbench';

const TABS = ['settings', 'run', 'about'] as const;

/** One agent on the canvas: how it is set, what it saw and gave in the run that is shown, what it is. */
@Component({
  selector: 'k-inspector',
  imports: [ConditionPreview, Icon, NodeIo, RouterLink, SchemaForm, Value, WordsPipe],
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
  protected readonly seen = signal<IoTab>('output');
  protected readonly price = priceOf;
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  /** Gives up the way to a field. */
  private leave: () => void = () => undefined;

  constructor() {
    inject(DestroyRef).onDestroy(() => this.leave());
    effect(() => {
      const wanted = this.bench.wanted();
      if (wanted?.node !== this.node().id) return;
      untracked(() => {
        this.bench.wanted.set(undefined);
        this.tab.set('settings');
        this.leave();
        this.leave = reach(this.element, wanted.field);
      });
    });
  }
}
