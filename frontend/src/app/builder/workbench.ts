import { Injectable, computed, inject, signal } from '@angular/core';
import { Definition, Edge, Execution, Fact, Finding, Pipeline, Revision } from '../api/model';
import { Catalog } from '../core/catalog';
import { Toasts } from '../ui/toasts';
import { nameOf } from './connections';
import { Drafts } from './drafts';
import { configure, rename, sameEdge } from './edits';
import { History, begin, record, redone, toRedo, toUndo, undone } from './history';
import { Kept, forget, recall } from './kept';
import { Opening, opening, same } from './opening';
import { Pins, holding, keepPins, outdated, pinned, recallPins, unpinned } from './pins';
import { staleNodes } from './staleness';
import { placed } from './tidy';

export interface Selection {
  nodes: readonly string[];
  edges: readonly Edge[];
}

const NOTHING: Selection = { nodes: [], edges: [] };
const EMPTY: Definition = { nodes: [], edges: [], settings: {} };

/** What is edited on the pipeline's page: the definition with its past, what is selected, pinned and shown of a run. */
@Injectable()
export class Workbench {
  private readonly catalog = inject(Catalog);
  private readonly drafts = inject(Drafts);
  private readonly toasts = inject(Toasts);
  private readonly edited = signal(begin(EMPTY));
  private readonly chosen = signal<Selection>(NOTHING);

  /** As the server has it; the page sets it. */
  readonly pipeline = signal<Pipeline | undefined>(undefined);
  /** What a past run was made of, while it is looked at and nothing is edited yet. */
  readonly looking = signal<Definition | undefined>(undefined);
  /** Set by the check of the definition. */
  readonly findings = signal<readonly Finding[]>([]);
  /** The run whose states and facts are shown. */
  readonly run = signal<Execution | undefined>(undefined);
  /** What opening the draft has to tell. */
  readonly notice = signal<Pick<Opening, 'notice' | 'other'> | undefined>(undefined);
  /** A field that is to be shown and focused in the inspector. */
  readonly wanted = signal<{ node: string; field: string | null } | undefined>(undefined);
  /** A field of the pipeline's settings, such as `settings.symbols`, that is to be shown and focused. */
  readonly settingsWanted = signal<{ field: string | null } | undefined>(undefined);

  readonly definition = computed(() => this.looking() ?? this.edited().present.definition);
  readonly selection = this.chosen.asReadonly();
  private readonly held = computed(() => holding(this.edited().present.pins, this.definition()));
  /** What nodes give in trials instead of running. */
  readonly pins = computed<ReadonlyMap<string, Fact[]>>(
    () => new Map([...this.held()].map(([node, pin]) => [node, pin.facts])),
  );
  /** Pinned nodes to which others lead now than when they were pinned. */
  readonly outdated = computed(() => outdated(this.held(), this.definition()));
  readonly saving = this.drafts.saving;
  readonly undoable = computed(() => toUndo(this.edited()));
  readonly redoable = computed(() => toRedo(this.edited()));
  /** Those whose facts, found in the run that is shown or pinned, are from before an edit. */
  readonly stale = computed(() => {
    const run = this.run();
    const ran = run?.definition && staleNodes(run.definition, this.definition(), this.pins(), run.pinned ?? []);
    return new Set([...(ran ?? []), ...this.outdated()]);
  });
  /** Whether the draft differs from the revision in use. */
  readonly changed = computed(() => {
    const pipeline = this.pipeline();
    return pipeline !== undefined && !same(pipeline.definition, this.edited().present.definition);
  });
  readonly agentOf = (type: string) => this.catalog.agent(type);
  /** The one node that is selected. */
  readonly node = computed(() => {
    const { nodes } = this.chosen();
    return nodes.length === 1 ? this.definition().nodes.find((node) => node.id === nodes[0]) : undefined;
  });

  /** Begins with what is newer, the server's draft or what this browser has kept. */
  open(pipeline: Pipeline, kept: Kept | undefined = recall(pipeline.id)): void {
    const found = opening(pipeline, kept);
    this.pipeline.set(pipeline);
    this.looking.set(undefined);
    this.edited.set(begin(placed(found.definition), holding(recallPins(pipeline.id), found.definition)));
    this.chosen.set(NOTHING);
    this.run.set(undefined);
    this.notice.set(found.notice ? found : undefined);
    this.drafts.open(pipeline.id, found.baseRevision, found.version);
    if (found.unsaved) this.drafts.put(found.definition);
  }

  /** Edits under the same word to merge by are undone together while they follow each other closely. */
  edit(label: string, change: (definition: Definition) => Definition, merge?: string): void {
    this.adopt();
    const before = this.edited();
    const definition = change(before.present.definition);
    const pins = holding(before.present.pins, definition);
    this.become(record(before, label, definition, merge, Date.now(), pins));
  }

  undo(): void {
    if (this.looking()) this.looking.set(undefined);
    else this.become(undone(this.edited()));
  }

  redo(): void {
    this.become(redone(this.edited()));
  }

  configure(node: string, config: Record<string, unknown>): void {
    this.edit('Change settings', (definition) => configure(definition, node, config), `config ${node}`);
  }

  settings(settings: Record<string, unknown>): void {
    this.edit('Change the settings of the pipeline', (definition) => ({ ...definition, settings }), 'settings');
  }

  rename(node: string, name: string): void {
    this.edit('Rename', (definition) => rename(definition, node, name), `name ${node}`);
  }

  pin(facts: ReadonlyMap<string, Fact[]>): void {
    this.hold('Pin', pinned(this.edited().present.pins, this.definition(), facts));
  }

  unpin(node: string): void {
    this.hold('Unpin', unpinned(this.edited().present.pins, node));
  }

  select(nodes: readonly string[], edges: readonly Edge[] = []): void {
    const now = this.chosen();
    const equal =
      now.nodes.length === nodes.length &&
      now.edges.length === edges.length &&
      nodes.every((id) => now.nodes.includes(id)) &&
      edges.every((edge) => now.edges.some((other) => sameEdge(other, edge)));
    if (!equal) this.chosen.set({ nodes: [...nodes], edges: [...edges] });
  }

  /** Selects a node and shows one of its fields. */
  show(node: string, field: string | null = null): void {
    this.select([node]);
    this.wanted.set({ node, field });
  }

  /** Shows the definition of a run; the first edit takes it over. */
  lookAt(definition: Definition): void {
    const differs = !same(placed(definition), this.edited().present.definition);
    this.looking.set(differs ? placed(definition) : undefined);
    this.chosen.set(NOTHING);
  }

  /** Shows a field of the pipeline's settings; the page goes there. */
  toSettings(field: string | null): void {
    this.settingsWanted.set({ field });
  }

  /** An older revision, or a draft saved elsewhere, becomes the present one; undo brings back what was. */
  replace(label: string, definition: Definition): void {
    this.edit(label, () => placed(definition));
    this.chosen.set(NOTHING);
  }

  /** After a conflict: what was saved elsewhere is shown; undo brings mine back. */
  takeTheirs(pipeline: Pipeline): void {
    const found = opening(pipeline, undefined);
    this.pipeline.set(pipeline);
    const definition = placed(found.definition);
    this.edited.update((history) =>
      record(history, 'Take theirs', definition, undefined, Date.now(), holding(history.present.pins, definition)),
    );
    this.chosen.set(NOTHING);
    this.drafts.open(pipeline.id, found.baseRevision, found.version);
    forget(pipeline.id);
  }

  restore(revision: Pick<Revision, 'revision' | 'definition'>): void {
    this.replace(`Restore revision ${revision.revision}`, revision.definition);
  }

  /** The draft has become this revision. */
  published(pipeline: Pipeline): void {
    this.pipeline.set(pipeline);
    this.drafts.published(pipeline.revision);
    this.notice.set(undefined);
  }

  /** A newer look at the server's pipeline; what is edited here stays. */
  refreshed(pipeline: Pipeline): void {
    this.pipeline.set(pipeline);
  }

  /** Takes over the definition that is looked at, as an edit. */
  adopt(): void {
    const looked = this.looking();
    if (!looked) return;
    this.looking.set(undefined);
    this.edit('Take over the definition of the run', () => placed(looked));
  }

  private hold(label: string, pins: Pins): void {
    const before = this.edited();
    this.become(record(before, label, before.present.definition, undefined, Date.now(), pins));
  }

  private become(history: History): void {
    const before = this.edited().present;
    this.edited.set(history);
    const { definition, pins } = history.present;
    if (pins !== before.pins) this.keep(pins);
    if (definition === before.definition) return;
    const ids = new Set(definition.nodes.map((node) => node.id));
    const { nodes, edges } = this.chosen();
    this.select(
      nodes.filter((id) => ids.has(id)),
      edges.filter((edge) => definition.edges.some((other) => sameEdge(other, edge))),
    );
    this.drafts.put(definition);
    for (const id of before.pins.keys()) {
      if (ids.has(id) && !pins.has(id)) {
        this.toasts.say(`${nameOf(definition, id, this.agentOf)} is another agent now: it is not pinned any more.`);
      }
    }
  }

  private keep(pins: Pins): void {
    const { id } = this.pipeline() ?? {};
    if (id === undefined || keepPins(id, pins, Date.now())) return;
    this.toasts.say('What is pinned is too large for this browser to keep: a reload of the page unpins it.', true);
  }
}
