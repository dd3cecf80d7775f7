import { type Point, samePoint } from '../../geometry/point.ts';
import { PointMap } from './point-map.ts';

/** A text that stands for a lattice point. */
export function pointKey(p: Point): string {
  return `${p[0]},${p[1]}`;
}

/** A text that stands for a directed edge. */
export function edgeKey(a: Point, b: Point): string {
  return `${a[0]},${a[1]} ${b[0]},${b[1]}`;
}

/** A set of edges that do not care which way they run. */
export class EdgeSet {
  readonly #ends = new PointMap<Point[]>();

  add(a: Point, b: Point): void {
    if (this.has(a, b)) return;
    this.#link(a, b);
    this.#link(b, a);
  }

  has(a: Point, b: Point): boolean {
    const ends = this.#ends.get(a);
    if (ends === undefined) return false;
    for (const end of ends) if (samePoint(end, b)) return true;
    return false;
  }

  #link(a: Point, b: Point): void {
    const ends = this.#ends.get(a);
    if (ends) ends.push(b);
    else this.#ends.set(a, [b]);
  }
}
