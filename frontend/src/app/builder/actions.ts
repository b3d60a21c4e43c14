import { Injectable, inject, signal } from '@angular/core';
import { Agent, Definition, Edge } from '../api/model';
import { plural } from '../format/format';
import { Toasts } from '../ui/toasts';
import { fromText, toText } from './clipboard';
import { isTrigger, nameOf } from './connections';
import {
  Fragment,
  Point,
  STEP,
  addNode,
  connect,
  disconnect,
  following,
  fragmentOf,
  freshId,
  idsOf,
  insertOnEdge,
  intoEdge,
  moveNodes,
  nudge,
  pasted,
  removeNodes,
} from './edits';
import { Place, fits, welcome } from './suggestions';
import { tidy } from './tidy';
import { Workbench } from './workbench';

/** So long tidying moves the cards, in milliseconds. */
const GLIDE = 150;

/** What can be done on the canvas, by whatever hand: mouse, keys, menu or suggestion. */
@Injectable()
export class BuilderActions {
  private readonly bench = inject(Workbench);
  private readonly toasts = inject(Toasts);
  private readonly onTheWay = signal<ReadonlyMap<string, Point> | undefined>(undefined);
  /** The agent that was added last, to which something may be suggested. */
  readonly added = signal<string | undefined>(undefined);
  /** Where the cards are while they are tidied. */
  readonly gliding = this.onTheWay.asReadonly();

  /** Adds an agent and selects it; answers its id. */
  add(agent: Agent, place: Place, at?: Point): string {
    const id = freshId(agent.agent_type, idsOf(this.bench.definition()));
    const spot = at ?? this.spot(place);
    this.bench.edit(`Add ${agent.name}`, (definition) => {
      switch (place.kind) {
        case 'on':
          return insertOnEdge(definition, id, agent.agent_type, place.edge);
        case 'after':
          return addNode(definition, id, agent.agent_type, spot, place.node);
        case 'before':
          return this.addBefore(definition, id, agent, place.node, spot);
        case 'anywhere':
          return addNode(definition, id, agent.agent_type, spot);
      }
    });
    this.bench.select([id]);
    this.added.set(id);
    return id;
  }

  /** Adds an agent behind what is selected, or else behind the last one that gives what it needs. */
  addBeside(agent: Agent): string {
    const definition = this.bench.definition();
    const last = definition.nodes.map((node) => node.id).reverse();
    const beside = this.bench.selection().nodes.at(-1) ?? last[0];
    if (beside === undefined) return this.add(agent, { kind: 'anywhere' }, { x: 0, y: 0 });
    const { agentOf } = this.bench;
    const places = [beside, ...last.filter((id) => id !== beside)].map((node): Place & { node: string } => ({
      kind: 'after',
      node,
    }));
    const place =
      places.find((one) => fits(agent, one, definition, agentOf)) ??
      places.find((one) => welcome(agent, one.node, definition, agentOf));
    return place
      ? this.add(agent, place)
      : this.add(agent, { kind: 'anywhere' }, this.spot({ kind: 'after', node: beside }));
  }

  connect(edge: Edge, instead?: Edge): void {
    this.bench.edit('Connect', (definition) => connect(instead ? disconnect(definition, [instead]) : definition, edge));
  }

  cut(edge: Edge): void {
    this.bench.edit('Disconnect', (definition) => disconnect(definition, [edge]));
  }

  intoEdge(node: string, edge: Edge): void {
    this.bench.edit('Insert', (definition) => intoEdge(definition, node, edge), 'move');
  }

  move(places: Map<string, Point>): void {
    this.bench.edit('Move', (definition) => moveNodes(definition, places));
  }

  nudge(by: Point): void {
    const ids = new Set(this.bench.selection().nodes);
    if (ids.size) this.bench.edit('Move', (definition) => nudge(definition, ids, by), `nudge ${[...ids].join()}`);
  }

  remove(): void {
    const { nodes, edges } = this.bench.selection();
    if (!nodes.length && !edges.length) return;
    const name = nodes.length === 1 ? nameOf(this.bench.definition(), nodes[0] ?? '', this.bench.agentOf) : undefined;
    const what = name ?? (nodes.length ? plural(nodes.length, 'agent') : plural(edges.length, 'connection'));
    this.bench.edit(`Delete ${what}`, (definition) => removeNodes(disconnect(definition, edges), new Set(nodes)));
    this.toasts.say(`${what} deleted. Ctrl+Z brings it back.`);
  }

  selectAll(): void {
    const { nodes, edges } = this.bench.definition();
    this.bench.select(
      nodes.map((node) => node.id),
      edges,
    );
  }

  duplicate(): void {
    const fragment = this.fragment();
    if (fragment) this.insert(fragment, 'Duplicate');
  }

  /** What is selected as text, for the clipboard. */
  copied(): string | undefined {
    const fragment = this.fragment();
    if (!fragment) return undefined;
    this.toasts.say(`${plural(fragment.nodes.length, 'agent')} copied. Ctrl+V pastes, here or in another pipeline.`);
    return toText(fragment);
  }

  paste(text: string, at?: Point): void {
    const fragment = fromText(text);
    if (!fragment) {
      this.toasts.say('There are no agents on the clipboard: copy some in a pipeline first.', true);
      return;
    }
    this.insert(fragment, 'Paste', at);
    const strangers = fragment.nodes.filter((node) => !this.bench.agentOf(node.agent_type));
    if (strangers.length) {
      const names = [...new Set(strangers.map((node) => `“${node.agent_type}”`))].join(', ');
      this.toasts.say(`Pasted. This server has no agent ${names}: replace it before you start.`, true);
    }
  }

  /** Lays everything out from left to right. */
  tidy(animated: boolean): void {
    const places = tidy(this.bench.definition());
    if (animated) this.glide(places);
    this.bench.edit('Tidy up', (definition) => moveNodes(definition, places));
  }

  /** Behind what leads to the node, or to another that gives what it needs, so that it can work there. */
  private addBefore(definition: Definition, id: string, agent: Agent, node: string, spot: Point): Definition {
    const { agentOf } = this.bench;
    const edge = definition.edges.find(
      (one) => one.to === node && fits(agent, { kind: 'on', edge: one }, definition, agentOf),
    );
    if (edge) return insertOnEdge(definition, id, agent.agent_type, edge);
    const later = following(definition, node);
    const giver = isTrigger(agent)
      ? undefined
      : definition.nodes.findLast(
          (one) => !later.has(one.id) && fits(agent, { kind: 'after', node: one.id }, definition, agentOf),
        );
    return addNode(definition, id, agent.agent_type, spot, giver?.id, node);
  }

  private insert(fragment: Fragment, label: string, at?: Point): void {
    let ids: string[] = [];
    this.bench.edit(label, (definition) => {
      const result = pasted(definition, fragment, at);
      ids = result.ids;
      return result.definition;
    });
    this.bench.select(ids);
  }

  private fragment(): Fragment | undefined {
    const ids = new Set(this.bench.selection().nodes);
    return ids.size ? fragmentOf(this.bench.definition(), ids) : undefined;
  }

  private spot(place: Place): Point {
    const id = place.kind === 'after' || place.kind === 'before' ? place.node : undefined;
    const { x, y } = this.bench.definition().nodes.find((node) => node.id === id)?.position ?? { x: 0, y: 0 };
    return { x: place.kind === 'before' ? x - STEP.x : x + STEP.x, y };
  }

  private glide(places: ReadonlyMap<string, Point>): void {
    const from = new Map(this.bench.definition().nodes.map(({ id, position }) => [id, position ?? { x: 0, y: 0 }]));
    const begun = performance.now();
    const step = () => {
      const part = Math.min(1, (performance.now() - begun) / GLIDE);
      const eased = 1 - (1 - part) ** 3;
      const between = (start: number, end: number) => start + (end - start) * eased;
      const now = [...places].map(([id, to]) => {
        const start = from.get(id) ?? to;
        return [id, { x: between(start.x, to.x), y: between(start.y, to.y) }] as const;
      });
      this.onTheWay.set(part < 1 ? new Map(now) : undefined);
      if (part < 1) requestAnimationFrame(step);
    };
    step();
  }
}
