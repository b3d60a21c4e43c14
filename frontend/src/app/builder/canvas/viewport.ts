import { FCanvasComponent, FFlowComponent } from '@foblex/flow';
import { Edge } from '../../api/model';
import { Point } from '../edits';
import { edgeId } from './views';

export const ZOOM = { least: 0.15, most: 2 };
/** Below this scale a card is hard to read. */
const READABLE = 0.8;
const PADDING = { x: 48, y: 48 };

/** Which part of the canvas is seen, and what is where on the screen. */
export class Viewport {
  constructor(
    private readonly element: HTMLElement,
    private readonly flow: () => FFlowComponent,
    private readonly canvas: () => FCanvasComponent,
  ) {}

  /** Everything in view, no larger than life. */
  fit(animated: boolean): void {
    const gently = animated && !reducedMotion();
    if (this.whole() > 1) this.canvas().resetScaleAndCenter(gently, true);
    else this.canvas().fitToScreen(PADDING, gently, true);
  }

  /** The first look: everything, or, where that would be too small to read, where it begins. */
  open(first: string): void {
    if (this.whole() >= READABLE) this.fit(false);
    else this.canvas().resetScaleAndCenterGroupOrNode(this.begin() ?? first, false, true);
  }

  /** The node that, put in the middle, leaves the beginning of the graph in view. */
  private begin(): string | undefined {
    const scale = this.canvas().getScale();
    const cards = [...this.element.querySelectorAll<HTMLElement>('[data-node]')].map((card) => {
      const { left, width, top } = card.getBoundingClientRect();
      return { id: card.dataset['node'], left: left / scale, middle: (left + width / 2) / scale, top };
    });
    const edge = Math.min(...cards.map(({ left }) => left)) + this.element.clientWidth / 2 - PADDING.x / 2;
    return cards.filter(({ middle }) => middle <= edge).sort((a, b) => b.middle - a.middle || a.top - b.top)[0]?.id;
  }

  /** The scale at which everything is in view; the canvas itself knows it only after it has been drawn anew. */
  private whole(): number {
    const cards = [...this.element.querySelectorAll('[data-node]')].map((card) => card.getBoundingClientRect());
    const span = (least: number[], most: number[]) =>
      (Math.max(...most) - Math.min(...least)) / this.canvas().getScale();
    const width =
      span(
        cards.map(({ left }) => left),
        cards.map(({ right }) => right),
      ) + PADDING.x;
    const height =
      span(
        cards.map(({ top }) => top),
        cards.map(({ bottom }) => bottom),
      ) + PADDING.y;
    const box = this.element.getBoundingClientRect();
    return Math.min(box.width / width, box.height / height);
  }

  zoom(factor: number): void {
    const box = this.element.getBoundingClientRect();
    const to = Math.min(ZOOM.most, Math.max(ZOOM.least, this.canvas().getScale() * factor));
    this.canvas().setScale(to, { x: box.width / 2, y: box.height / 2 });
    this.canvas().redraw();
  }

  /** Brings a node into view, if it is not there already. */
  reveal(id: string): void {
    if (this.node(id) && !this.sees(id)) this.canvas().centerGroupOrNode(id, !reducedMotion(), true);
  }

  sees(id: string): boolean {
    const node = this.screen(id);
    const box = this.element.getBoundingClientRect();
    if (!node) return false;
    return node.left >= box.left && node.right <= box.right && node.top >= box.top && node.bottom <= box.bottom;
  }

  node(id: string): HTMLElement | null {
    return this.element.querySelector<HTMLElement>(`[data-node="${CSS.escape(id)}"]`);
  }

  screen(id: string): DOMRect | undefined {
    return this.node(id)?.getBoundingClientRect();
  }

  /** A point of the screen on the canvas. */
  place(at: Point): Point {
    const { x, y } = this.flow().getPositionInFlow(at);
    return { x, y };
  }

  middle(): Point {
    const box = this.element.getBoundingClientRect();
    return { x: box.left + box.width / 2, y: box.top + box.height / 3 };
  }

  /** Puts a note beside the pointer, within the canvas. */
  beside(note: HTMLElement, at: Point): void {
    const box = this.element.getBoundingClientRect();
    note.style.transform = `translate(${Math.min(at.x - box.left + 14, box.width - 320)}px, ${at.y - box.top + 18}px)`;
  }

  nodeUnder(at: Point): string | undefined {
    const found = this.under(at, '.node');
    return found?.dataset['node'];
  }

  edgeUnder(at: Point, edges: readonly Edge[]): Edge | undefined {
    const id = this.under(at, 'f-connection')?.id;
    return edges.find((edge) => edgeId(edge) === id);
  }

  private under(at: Point, what: string): HTMLElement | null | undefined {
    const found = document.elementsFromPoint(at.x, at.y).find((one) => this.element.contains(one) && one.closest(what));
    return found?.closest<HTMLElement>(what);
  }
}

export function reducedMotion(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
