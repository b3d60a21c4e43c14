import { Edge } from '../../api/model';
import { Point } from '../edits';

/** Something a person did on the canvas. `at` is where on the screen, `place` where on the canvas. */
export type Did =
  | { kind: 'select'; nodes: string[]; edges: Edge[] }
  | { kind: 'move'; places: Map<string, Point> }
  | { kind: 'connect'; edge: Edge; instead?: Edge }
  | { kind: 'refuse'; why: string }
  | { kind: 'cut'; edge: Edge }
  | { kind: 'loose'; from: string; at: Point; place: Point }
  | { kind: 'into'; node: string; edge: Edge }
  | { kind: 'drop'; agent: string; place: Point; edge: Edge | undefined }
  | { kind: 'open'; node: string }
  | { kind: 'insert'; edge: Edge; at: Point }
  | { kind: 'port'; node: string; at: Point }
  | { kind: 'search'; at: Point; place: Point }
  | { kind: 'menu'; node: string; at: Point };
