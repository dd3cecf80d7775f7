import type { Point } from '../../geometry/point.ts';

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
  readonly #keys = new Set<string>();

  add(a: Point, b: Point): void {
    this.#keys.add(edgeKey(a, b)).add(edgeKey(b, a));
  }

  has(a: Point, b: Point): boolean {
    return this.#keys.size > 0 && this.#keys.has(edgeKey(a, b));
  }
}
