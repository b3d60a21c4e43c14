import {
  Component,
  DestroyRef,
  ElementRef,
  afterRenderEffect,
  computed,
  effect,
  inject,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { Agent, Edge } from '../api/model';
import { Catalog } from '../core/catalog';
import { Shortcuts } from '../core/shortcuts';
import { Icon } from '../ui/icon';
import { Toasts } from '../ui/toasts';
import { BuilderActions } from './actions';
import { AgentPalette } from './agent-palette';
import { BuilderKeyboard } from './keyboard';
import { Did } from './canvas/did';
import { PipelineCanvas } from './canvas/pipeline-canvas';
import { reducedMotion } from './canvas/viewport';
import { Card, cardOf, doings } from './cards';
import { Choice, ConnectList } from './connect-list';
import { nameOf, refusal } from './connections';
import { Point } from './edits';
import { Inspector } from './inspector';
import { BUILDER_KEYS, isTyping } from './keys';
import { NextStep } from './next-step';
import { NodeMenu } from './node-menu';
import { QuickInsert } from './quick-insert';
import { Readiness } from './readiness';
import { RunStrip } from './run-strip';
import { Place, fitting } from './suggestions';
import { Trials } from './trials';
import { Workbench } from './workbench';

/** What floats over the canvas. */
type Floating =
  | { kind: 'search'; at: Point; place: Place; spot: Point | undefined; from: string | undefined }
  | { kind: 'connect'; at: Point; from: string }
  | { kind: 'menu'; at: Point; node: string };

/** The builder: palette, canvas, inspector and, at the foot, what is missing until the pipeline can start. */
@Component({
  selector: 'k-builder-tab',
  imports: [AgentPalette, ConnectList, Icon, Inspector, NextStep, NodeMenu, PipelineCanvas, QuickInsert, RunStrip],
  providers: [BuilderKeyboard],
  templateUrl: './builder-tab.html',
  styleUrl: './builder-tab.scss',
  host: {
    '(document:keydown)': 'keyboard.press($event, this)',
    '(document:copy)': 'copy($event)',
    '(document:cut)': 'copy($event)',
    '(document:paste)': 'paste($event)',
    '[class.inspecting]': 'inspected()',
  },
})
export class BuilderTab {
  protected readonly bench = inject(Workbench);
  protected readonly actions = inject(BuilderActions);
  protected readonly trials = inject(Trials);
  protected readonly keyboard = inject(BuilderKeyboard);
  private readonly readiness = inject(Readiness);
  private readonly catalog = inject(Catalog);
  private readonly toasts = inject(Toasts);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly canvas = viewChild.required(PipelineCanvas);
  private readonly clock = signal(Date.now());
  private readonly drawn = new Map<unknown, Card>();

  /** A phone shows and starts; it does not build. */
  readonly readOnly = signal(matchMedia('(max-width: 720px)').matches);
  readonly floating = signal<Floating | undefined>(undefined);
  /** The inspector is wanted; it is shown for one agent at a time. */
  readonly inspecting = signal(!matchMedia('(max-width: 1100px)').matches);
  protected readonly inspected = computed(() => (this.inspecting() ? this.bench.node() : undefined));
  protected readonly cards = computed(() => {
    const agents = this.catalog.agents();
    return new Map(
      this.bench.definition().nodes.map((node) => {
        const card = this.drawn.get(node) ?? cardOf(node, this.catalog.agent(node.agent_type));
        if (agents) this.drawn.set(node, card);
        return [node.id, card];
      }),
    );
  });
  protected readonly doings = computed(() => doings(this.bench.run(), this.clock()));
  protected readonly pinned = computed(() => new Set(this.bench.pins().keys()));
  protected readonly wrong = computed(() => new Set(this.readiness.errors().flatMap((finding) => finding.node ?? [])));
  protected readonly selectedEdges = computed(() => this.bench.selection().edges);
  protected readonly refusal = computed(() => {
    const definition = this.bench.definition();
    return (edge: Edge) => refusal(definition, edge, this.bench.agentOf);
  });
  protected readonly offered = computed<readonly Agent[]>(() => {
    const floating = this.floating();
    if (floating?.kind !== 'search') return [];
    return fitting(this.catalog.agents() ?? [], floating.place, this.bench.definition(), this.bench.agentOf);
  });
  protected readonly title = computed(() => {
    const floating = this.floating();
    if (floating?.kind !== 'search') return '';
    const name = (id: string) => nameOf(this.bench.definition(), id, this.bench.agentOf);
    switch (floating.place.kind) {
      case 'after':
        return `Insert after ${name(floating.place.node)}`;
      case 'before':
        return `Insert before ${name(floating.place.node)}`;
      case 'on':
        return `Insert between ${name(floating.place.edge.from)} and ${name(floating.place.edge.to)}`;
      case 'anywhere':
        return 'Search for an agent to insert';
    }
  });
  protected readonly choices = computed<Choice[]>(() => {
    const floating = this.floating();
    if (floating?.kind !== 'connect') return [];
    const all = [...this.cards().values()]
      .filter((card) => card.id !== floating.from)
      .map((card) => ({ card, why: this.refusal()({ from: floating.from, to: card.id }) }));
    return [...all.filter((one) => one.why === undefined), ...all.filter((one) => one.why !== undefined)];
  });

  constructor() {
    const destroy = inject(DestroyRef);
    destroy.onDestroy(inject(Shortcuts).register('Builder', BUILDER_KEYS));
    const narrow = matchMedia('(max-width: 720px)');
    const turn = () => this.readOnly.set(narrow.matches);
    narrow.addEventListener('change', turn);
    // The time that running agents have taken goes on.
    const tick = setInterval(() => this.trials.running() && this.clock.set(Date.now()), 1_000);
    destroy.onDestroy(() => {
      narrow.removeEventListener('change', turn);
      clearInterval(tick);
    });
    // The inspector takes its place from the canvas: what it tells of stays in view.
    const inspected = computed(() => this.inspected()?.id);
    afterRenderEffect((onCleanup) => {
      const node = inspected();
      const canvas = untracked(this.canvas);
      if (node !== undefined) onCleanup(canvas.whenAtRest(() => canvas.reveal(node)));
    });
    effect(() => {
      const wanted = this.bench.wanted();
      if (!wanted) return;
      untracked(() => {
        this.inspecting.set(true);
        this.canvas().reveal(wanted.node);
      });
    });
  }

  name(id: string): string {
    return nameOf(this.bench.definition(), id, this.bench.agentOf);
  }

  did(did: Did): void {
    switch (did.kind) {
      case 'select':
        return this.bench.select(did.nodes, did.edges);
      case 'move':
        return this.actions.move(did.places);
      case 'connect':
        return this.actions.connect(did.edge, did.instead);
      case 'refuse':
        return this.toasts.say(did.why, true);
      case 'cut':
        return this.actions.cut(did.edge);
      case 'into':
        return this.slipped(did.node, did.edge);
      case 'loose':
        return this.search(did.at, { kind: 'after', node: did.from }, did.place);
      case 'port':
        return this.search(did.at, { kind: 'after', node: did.node });
      case 'insert':
        return this.search(did.at, { kind: 'on', edge: did.edge });
      case 'search':
        return this.search(did.at, { kind: 'anywhere' }, did.place);
      case 'drop':
        return this.drop(did.agent, did.place, did.edge);
      case 'open':
        return this.open(did.node);
      case 'menu':
        this.bench.select([did.node]);
        return this.floating.set({ kind: 'menu', at: did.at, node: did.node });
    }
  }

  search(at: Point, place: Place, spot?: Point): void {
    if (!this.readOnly()) this.floating.set({ kind: 'search', at, place, spot, from: this.canvas().at() });
  }

  open(node: string): void {
    this.inspecting.set(true);
    this.bench.show(node);
  }

  /** Closes what floats and gives the keyboard back to the canvas. */
  close(): void {
    const floating = this.floating();
    this.floating.set(undefined);
    if (floating) this.canvas().focus(floating.kind === 'menu' ? floating.node : floating.from);
  }

  tidy(): void {
    this.actions.tidy(!reducedMotion());
    setTimeout(() => this.canvas().fit(), reducedMotion() ? 0 : 200);
  }

  protected picked(agent: Agent): void {
    const floating = this.floating();
    if (floating?.kind !== 'search') return;
    this.floating.set(undefined);
    this.arrive(this.actions.add(agent, floating.place, floating.spot));
  }

  protected link(to: string): void {
    const floating = this.floating();
    if (floating?.kind !== 'connect') return;
    this.floating.set(undefined);
    this.actions.connect({ from: floating.from, to });
    this.canvas().focus(floating.from);
  }

  protected added(agent: Agent): void {
    this.arrive(this.actions.addBeside(agent), false);
  }

  protected suggested(choice: { agent: Agent; place: Place }): void {
    this.arrive(this.actions.add(choice.agent, choice.place));
  }

  private drop(type: string, spot: Point, edge: Edge | undefined): void {
    const agent = this.catalog.agent(type);
    if (!agent) return;
    const middle = { x: spot.x - 104, y: spot.y - 32 };
    const place: Place = edge ? { kind: 'on', edge } : { kind: 'anywhere' };
    const fits = !edge || fitting([agent], place, this.bench.definition(), this.bench.agentOf).length > 0;
    if (!fits) this.toasts.say(`${agent.name} does not fit between these two; it was put beside them.`, true);
    this.arrive(this.actions.add(agent, fits ? place : { kind: 'anywhere' }, middle), false);
  }

  private slipped(node: string, edge: Edge): void {
    const why =
      this.refusal()({ from: edge.from, to: node }) ??
      (this.bench.agentOf(this.bench.definition().nodes.find((one) => one.id === node)?.agent_type ?? '')
        ? undefined
        : 'This server does not have that agent.');
    if (why) this.toasts.say(why, true);
    else this.actions.intoEdge(node, edge);
  }

  protected copy(event: ClipboardEvent): void {
    if (this.elsewhere(event.target) || getSelection()?.toString()) return;
    this.keyboard.take(this);
    const text = this.actions.copied();
    if (text === undefined) return;
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    if (event.type === 'cut' && !this.readOnly()) this.actions.remove();
  }

  protected paste(event: ClipboardEvent): void {
    const text = event.clipboardData?.getData('text/plain');
    if (!text || this.readOnly() || this.elsewhere(event.target)) return;
    event.preventDefault();
    this.actions.paste(text, this.canvas().hovered());
  }

  /** Keys and clipboard belong to what is typed and to dialogs first. */
  elsewhere(target: EventTarget | null): boolean {
    const inside = target instanceof Node && (this.element.contains(target) || target === document.body);
    return !inside || isTyping(target);
  }

  /** The keyboard goes to what was added, once it is drawn. */
  private arrive(id: string, focus = true): void {
    setTimeout(() => {
      this.canvas().follow(id);
      if (focus) this.canvas().focus(id);
    });
  }
}
