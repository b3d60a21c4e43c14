import { Injectable, inject } from '@angular/core';
import { keyOf } from '../core/shortcuts';
import { BuilderActions } from './actions';
import type { BuilderTab } from './builder-tab';
import { Way, neighbour } from './canvas/walking';
import { GRID, Point } from './edits';
import { Trials } from './trials';
import { Workbench } from './workbench';

const WAYS: Record<string, { way: Way; by: Point }> = {
  ArrowLeft: { way: 'left', by: { x: -GRID, y: 0 } },
  ArrowRight: { way: 'right', by: { x: GRID, y: 0 } },
  ArrowUp: { way: 'up', by: { x: 0, y: -GRID } },
  ArrowDown: { way: 'down', by: { x: 0, y: GRID } },
};

/** What the keys do in the builder: everything that the mouse can. */
@Injectable()
export class BuilderKeyboard {
  private readonly bench = inject(Workbench);
  private readonly actions = inject(BuilderActions);
  private readonly trials = inject(Trials);
  /** Escape was pressed on the canvas: the next Tab leaves it. */
  private leaving = false;

  press(event: KeyboardEvent, tab: BuilderTab): void {
    if (event.defaultPrevented || event.isComposing || tab.elsewhere(event.target)) return;
    const key = keyOf(event);
    if (key === undefined) return;
    const onCanvas = event.target instanceof Element && event.target.closest('f-flow') !== null;
    const handled = this.anywhere(key, tab) || (onCanvas && this.canvas(key, tab));
    if (key !== 'Escape' && key !== 'Tab') this.leaving = false;
    if (!handled) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Asks what to connect a node to. */
  connect(tab: BuilderTab, from: string): void {
    const box = tab.canvas().screen(from);
    if (box) tab.floating.set({ kind: 'connect', at: { x: box.right + 8, y: box.top }, from });
  }

  /** Where nothing is selected, what a key does is meant for the node that has the focus. */
  take(tab: BuilderTab): void {
    const { nodes, edges } = this.bench.selection();
    const node = tab.canvas().at();
    if (!nodes.length && !edges.length && node !== undefined) this.bench.select([node]);
  }

  private anywhere(key: string, tab: BuilderTab): boolean {
    const canvas = tab.canvas();
    switch (key) {
      case '1':
        canvas.fit();
        return true;
      case '+':
      case '=':
        canvas.zoom(1.25);
        return true;
      case '-':
        canvas.zoom(0.8);
        return true;
      case 'Ctrl+Enter':
        void this.trials.start();
        return true;
      default:
        return !tab.readOnly() && this.editing(key, tab);
    }
  }

  private editing(key: string, tab: BuilderTab): boolean {
    switch (key) {
      case 'Ctrl+Z':
        this.bench.undo();
        return true;
      case 'Ctrl+Shift+Z':
      case 'Ctrl+Y':
        this.bench.redo();
        return true;
      case 'Ctrl+D':
        this.take(tab);
        this.actions.duplicate();
        return true;
      case 't':
        tab.tidy();
        return true;
      case '/':
        document.querySelector<HTMLElement>('k-agent-palette input')?.focus();
        return true;
      default:
        return false;
    }
  }

  /** Keys that mean something else outside of the canvas. */
  private canvas(key: string, tab: BuilderTab): boolean {
    const node = tab.canvas().at();
    if (key === 'Escape') {
      this.leaving = true;
      this.bench.select([]);
      return true;
    }
    const arrow = WAYS[key.replace('Shift+', '')];
    if (arrow) return key.startsWith('Shift+') ? this.nudge(arrow.by, tab) : this.walk(arrow.way, node, tab);
    if (key === 'Enter' && node !== undefined) {
      tab.open(node);
      return true;
    }
    return !tab.readOnly() && this.build(key, node, tab);
  }

  private build(key: string, node: string | undefined, tab: BuilderTab): boolean {
    switch (key) {
      case 'Tab':
        return this.insert(node, tab);
      case 'Ctrl+A':
        this.actions.selectAll();
        return true;
      case 'Delete':
      case 'Backspace':
        return this.remove(node, tab);
      case 'Shift+Space':
        return node !== undefined && this.toggle(node);
      default:
        return node !== undefined && this.atNode(key, node, tab);
    }
  }

  private atNode(key: string, node: string, tab: BuilderTab): boolean {
    switch (key) {
      case 'Space':
        this.bench.select([node]);
        return true;
      case 'c':
        this.connect(tab, node);
        return true;
      case 'm':
      case 'ContextMenu':
      case 'Shift+F10': {
        const box = tab.canvas().screen(node);
        if (box) tab.did({ kind: 'menu', node, at: { x: box.left, y: box.bottom + 4 } });
        return true;
      }
      case 'r':
        void this.trials.start(node);
        return true;
      case 'p':
        this.trials.togglePin(node);
        return true;
      default:
        return false;
    }
  }

  private walk(way: Way, node: string | undefined, tab: BuilderTab): boolean {
    const next =
      node === undefined ? this.bench.definition().nodes[0]?.id : neighbour(this.bench.definition(), node, way);
    if (next === undefined) return true;
    this.bench.select([next]);
    tab.canvas().focus(next);
    tab.canvas().reveal(next);
    return true;
  }

  private nudge(by: Point, tab: BuilderTab): boolean {
    if (tab.readOnly()) return true;
    this.take(tab);
    this.actions.nudge(by);
    return true;
  }

  private insert(node: string | undefined, tab: BuilderTab): boolean {
    if (this.leaving) {
      this.leaving = false;
      return false;
    }
    const box = node === undefined ? undefined : tab.canvas().screen(node);
    if (node !== undefined && box) {
      tab.search({ x: box.right + 8, y: box.top }, { kind: 'after', node });
    } else {
      const { at, place } = tab.canvas().pointed();
      tab.search(at, { kind: 'anywhere' }, place);
    }
    return true;
  }

  private remove(node: string | undefined, tab: BuilderTab): boolean {
    this.take(tab);
    const near = node === undefined ? undefined : neighbour(this.bench.definition(), node, 'left');
    this.actions.remove();
    setTimeout(() => tab.canvas().focus(near));
    return true;
  }

  private toggle(node: string): boolean {
    const { nodes, edges } = this.bench.selection();
    this.bench.select(nodes.includes(node) ? nodes.filter((id) => id !== node) : [...nodes, node], edges);
    return true;
  }
}
