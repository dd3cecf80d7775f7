import type { Point } from '../../geometry/point.ts';

/** A map from lattice points. Two numbers make no key of their own without a text, which hot paths can't afford. */
export class PointMap<V> {
  readonly #columns = new Map<number, { readonly at: Point; value: V }[]>();

  get(p: Point): V | undefined {
    const column = this.#columns.get(p[0]);
    if (column === undefined) return undefined;
    for (const entry of column) if (entry.at[1] === p[1]) return entry.value;
    return undefined;
  }

  has(p: Point): boolean {
    return this.get(p) !== undefined;
  }

  set(p: Point, value: V): void {
    const column = this.#columns.get(p[0]);
    if (column === undefined) {
      this.#columns.set(p[0], [{ at: p, value }]);
      return;
    }
    const entry = column.find(({ at }) => at[1] === p[1]);
    if (entry) entry.value = value;
    else column.push({ at: p, value });
  }

  delete(p: Point): void {
    const column = this.#columns.get(p[0]);
    const i = column?.findIndex(({ at }) => at[1] === p[1]) ?? -1;
    if (i >= 0) column!.splice(i, 1);
  }

  *values(): IterableIterator<V> {
    for (const column of this.#columns.values()) for (const { value } of column) yield value;
  }
}
