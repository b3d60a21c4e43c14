import {
  Component,
  DestroyRef,
  ElementRef,
  ViewEncapsulation,
  afterRenderEffect,
  computed,
  effect,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import {
  FCanvasComponent,
  FControlSchemeController,
  FCreateConnectionEvent,
  FDragStartedEvent,
  FFlowComponent,
  FFlowModule,
  FMoveNodesEvent,
  FNodeConnectionsIntersectionEvent,
  FReassignConnectionEvent,
  FSelectionChangeEvent,
  IsConnectionWorkerEnabled,
  provideFFlow,
  withControlScheme,
} from '@foblex/flow';
import { Definition, Edge } from '../../api/model';
import { Icon } from '../../ui/icon';
import { Card, Doing } from '../cards';
import { GRID, Point } from '../edits';
import { Did } from './did';
import { Hands } from './hands';
import { Viewport } from './viewport';
import { Mark, edgeId, edgeViews, nodeViews, sameItems } from './views';
import { NodeCard } from './node-card';

/** What a palette's agent is carried as while it is dragged. */
export const CARRIED = 'application/x-kuber-agent';
const READABLE = 10;

// The library would start workers from blobs, which the content policy forbids; drawing the lines here is quick enough.
IsConnectionWorkerEnabled.prototype.handle = () => false;

/** The graph of a pipeline to look at and to build on: it shows what it is given and tells what was done on it. */
@Component({
  selector: 'k-pipeline-canvas',
  imports: [FFlowModule, Icon, NodeCard],
  templateUrl: './pipeline-canvas.html',
  styleUrl: './pipeline-canvas.scss',
  encapsulation: ViewEncapsulation.None,
  providers: [provideFFlow(withControlScheme({}))],
  host: { class: 'pipeline-canvas', '[class.read-only]': 'readOnly()', '[class.drawing]': 'drawing() !== undefined' },
})
export class PipelineCanvas {
  readonly definition = input.required<Definition>();
  readonly cards = input.required<ReadonlyMap<string, Card>>();
  readonly doings = input<ReadonlyMap<string, Doing>>(new Map());
  readonly selected = input<readonly string[]>([]);
  readonly selectedEdges = input<readonly Edge[]>([]);
  readonly stale = input<ReadonlySet<string>>(new Set());
  readonly pinned = input<ReadonlySet<string>>(new Set());
  readonly wrong = input<ReadonlySet<string>>(new Set());
  readonly marks = input<ReadonlyMap<string, Mark>>(new Map());
  readonly readOnly = input(false);
  readonly minimap = input(true);
  /** Places on the way to where the definition says, while it is tidied. */
  readonly gliding = input<ReadonlyMap<string, Point> | undefined>(undefined);
  /** Why a connection cannot work. */
  readonly refusal = input<(edge: Edge) => string | undefined>(() => undefined);
  readonly did = output<Did>();

  private readonly flow = viewChild.required(FFlowComponent);
  private readonly canvas = viewChild.required(FCanvasComponent);
  private readonly hintBox = viewChild.required<ElementRef<HTMLElement>>('hintBox');
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly hands = new Hands();
  private readonly view = new Viewport(this.element, this.flow, this.canvas);
  private readonly ready = signal(false);

  protected readonly grid = GRID;
  protected readonly never = () => false;
  protected readonly several = this.hands.several;
  private pointer: Point | undefined;
  protected readonly focused = signal<string | undefined>(undefined);
  protected readonly edgeUnder = signal<string | undefined>(undefined);
  protected readonly hint = signal('');
  /** The node from which a connection is being drawn. */
  protected readonly drawing = signal<string | undefined>(undefined);
  protected readonly refused = computed<ReadonlySet<string>>(() => {
    const from = this.drawing();
    if (from === undefined) return new Set();
    const why = this.refusal();
    return new Set(this.definition().nodes.flatMap(({ id }) => (why({ from, to: id }) ? [id] : [])));
  });
  protected readonly nodes = computed(() =>
    nodeViews(this.definition(), {
      cards: this.cards(),
      doings: this.doings(),
      stale: this.stale(),
      pinned: this.pinned(),
      wrong: this.wrong(),
      marks: this.marks(),
      gliding: this.gliding(),
      selected: new Set(this.selected()),
    }),
  );
  protected readonly edges = computed(() => edgeViews(this.definition(), this.cards(), this.doings(), this.marks()));
  /** The one node that Tab comes to. */
  protected readonly tabStop = computed(() => {
    const ids = new Set(this.definition().nodes.map((node) => node.id));
    const wanted = [this.focused(), ...this.selected()].find((id) => id !== undefined && ids.has(id));
    return wanted ?? this.definition().nodes[0]?.id;
  });

  constructor() {
    // What is selected elsewhere is selected here, too, once it is drawn.
    afterRenderEffect(() => {
      const [nodes, edges] = [[...this.selected()], this.selectedEdges().map(edgeId)];
      this.nodes();
      if (this.ready()) this.mark(nodes, edges);
    });
    // Heard outside of the template, so that a pointer on its way draws nothing again.
    this.element.addEventListener('pointermove', ({ clientX: x, clientY: y }) => (this.pointer = { x, y }));
    inject(FControlSchemeController).setScheme(this.hands.scheme);
    effect(() => (this.hands.looking = this.readOnly()));
    inject(DestroyRef).onDestroy(this.hands.watch(this.element));
  }

  /** The node that the keyboard is at. */
  at(): string | undefined {
    const node = document.activeElement?.closest<HTMLElement>('[data-node]');
    return node && this.element.contains(node) ? node.dataset['node'] : undefined;
  }

  focus(id: string | undefined = this.tabStop()): void {
    if (id === undefined) this.flow().hostElement.focus();
    else this.view.node(id)?.focus({ preventScroll: true });
  }

  /** Everything in view; what is seen is no part of what can be undone. */
  fit(animated = true): void {
    if (this.definition().nodes.length) this.view.fit(animated);
  }

  readonly zoom = (factor: number) => this.view.zoom(factor);
  readonly reveal = (id: string) => this.view.reveal(id);
  readonly screen = (id: string) => this.view.screen(id);
  readonly whenAtRest = (act: () => void) => this.hands.whenAtRest(act);

  /** Shows what was added together with what is there, as long as that stays readable. */
  follow(id: string): void {
    if (this.view.sees(id)) return;
    if (this.definition().nodes.length <= READABLE) this.fit();
    else this.view.reveal(id);
  }

  /** Where the pointer last was over the canvas, or its middle. */
  pointed(): { at: Point; place: Point } {
    const at = this.pointer ?? this.view.middle();
    return { at, place: this.view.place(at) };
  }

  /** Where on the canvas the pointer is, if it is there. */
  hovered(): Point | undefined {
    return this.pointer && this.element.matches(':hover') ? this.view.place(this.pointer) : undefined;
  }

  protected rendered(): void {
    if (this.ready()) return;
    this.ready.set(true);
    const first = this.definition().nodes[0]?.id;
    if (first !== undefined) this.view.open(first);
  }

  protected selection(event: FSelectionChangeEvent): void {
    const edges = this.definition().edges.filter((edge) => event.connectionIds.includes(edgeId(edge)));
    this.did.emit({ kind: 'select', nodes: [...event.nodeIds], edges });
  }

  protected moved(event: FMoveNodesEvent): void {
    this.did.emit({ kind: 'move', places: new Map(event.nodes.map(({ id, position }) => [id, position])) });
  }

  protected connected({ sourceId, targetId, dropPosition }: FCreateConnectionEvent): void {
    const from = sourceId.slice(0, -1);
    const to = targetId?.slice(1) ?? this.view.nodeUnder(dropPosition);
    if (to === undefined) {
      this.did.emit({ kind: 'loose', from, at: dropPosition, place: this.view.place(dropPosition) });
      return;
    }
    const why = this.refusal()({ from, to });
    this.did.emit(why ? { kind: 'refuse', why } : { kind: 'connect', edge: { from, to } });
  }

  protected reassigned(event: FReassignConnectionEvent): void {
    const edge = this.definition().edges.find((one) => edgeId(one) === event.connectionId);
    if (!edge) return;
    if (event.nextTargetId === undefined) {
      this.did.emit({ kind: 'cut', edge });
      return;
    }
    const next = { from: edge.from, to: event.nextTargetId.slice(1) };
    if (next.to === edge.to) return;
    const why = this.refusal()(next);
    this.did.emit(why ? { kind: 'refuse', why } : { kind: 'connect', edge: next, instead: edge });
  }

  protected intersected({ nodeId, connectionIds }: FNodeConnectionsIntersectionEvent): void {
    const free = !this.definition().edges.some((edge) => edge.from === nodeId || edge.to === nodeId);
    const edge = this.definition().edges.find((one) => connectionIds.includes(edgeId(one)));
    if (free && edge) this.did.emit({ kind: 'into', node: nodeId, edge });
  }

  protected dragStarted(event: FDragStartedEvent): void {
    if (event.kind !== 'create-connection') return;
    this.drawing.set((event.data as { fOutputOrOutletId?: string } | undefined)?.fOutputOrOutletId?.slice(0, -1));
    document.addEventListener('pointermove', this.explain);
  }

  protected dragEnded(): void {
    document.removeEventListener('pointermove', this.explain);
    this.drawing.set(undefined);
    this.hint.set('');
  }

  /** Says beside the pointer why a connection to what is under it cannot work. */
  private readonly explain = (event: MouseEvent): void => {
    const from = this.drawing();
    const at = { x: event.clientX, y: event.clientY };
    const to = this.view.nodeUnder(at);
    this.hint.set(from !== undefined && to !== undefined && to !== from ? (this.refusal()({ from, to }) ?? '') : '');
    this.view.beside(this.hintBox().nativeElement, at);
  };

  protected dragOver(event: DragEvent): void {
    if (this.readOnly() || !event.dataTransfer?.types.includes(CARRIED)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    const under = this.view.edgeUnder({ x: event.clientX, y: event.clientY }, this.definition().edges);
    this.edgeUnder.set(under && edgeId(under));
  }

  protected dropped(event: DragEvent): void {
    const agent = event.dataTransfer?.getData(CARRIED);
    this.edgeUnder.set(undefined);
    if (!agent || this.readOnly()) return;
    event.preventDefault();
    const at = { x: event.clientX, y: event.clientY };
    this.did.emit({
      kind: 'drop',
      agent,
      place: this.view.place(at),
      edge: this.view.edgeUnder(at, this.definition().edges),
    });
  }

  /** A press on the ground gives the keyboard to the canvas, one on a node to that node. */
  protected grabbed(event: PointerEvent): void {
    const node = event.target instanceof Element ? event.target.closest<HTMLElement>('.node') : null;
    (node ?? (this.flow().hostElement as HTMLElement)).focus({ preventScroll: true });
  }

  protected doubleClicked(event: MouseEvent): void {
    const target = event.target instanceof Element ? event.target : undefined;
    if (this.readOnly() || target?.closest('.node, f-connection, f-minimap, button')) return;
    const at = { x: event.clientX, y: event.clientY };
    this.did.emit({ kind: 'search', at, place: this.view.place(at) });
  }

  /** A click on the port of what a node gives asks what shall come after it. */
  protected clicked(event: MouseEvent): void {
    const port = event.target instanceof Element ? event.target.closest('.port.out') : null;
    const node = port?.closest<HTMLElement>('.node')?.dataset['node'];
    if (node && !this.readOnly()) this.did.emit({ kind: 'port', node, at: { x: event.clientX, y: event.clientY } });
  }

  protected menu(event: MouseEvent): void {
    event.preventDefault();
    const at = { x: event.clientX, y: event.clientY };
    const node = this.view.nodeUnder(at);
    if (node !== undefined) this.did.emit({ kind: 'menu', node, at });
  }

  private mark(nodes: string[], edges: string[]): void {
    const now = this.flow().getSelection();
    const known = new Set(this.definition().nodes.map((node) => node.id));
    const equal = sameItems(now.fNodeIds, nodes) && sameItems(now.fConnectionIds, edges);
    if (!equal)
      this.flow().select(
        nodes.filter((id) => known.has(id)),
        edges,
        false,
      );
  }
}
