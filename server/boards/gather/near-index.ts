import Flatbush from 'flatbush';
import type { Box } from '../../../domain/geometry/point.ts';

/** Finds what lies near among many things by their boxes, in the order in which they were given. */
export class NearIndex<T> {
  readonly #items: readonly T[];
  readonly #tree: Flatbush | null;

  constructor(items: readonly T[], boxOf: (item: T) => Box) {
    this.#items = items;
    this.#tree = items.length === 0 ? null : new Flatbush(items.length);
    if (!this.#tree) return;
    for (const item of items) this.#tree.add(...boxOf(item));
    this.#tree.finish();
  }

  in(box: Box): T[] {
    return (this.#tree?.search(...box) ?? []).sort((a, b) => a - b).map((i) => this.#items[i]!);
  }
}
