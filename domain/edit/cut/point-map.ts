import { type Point, samePoint } from '../../geometry/point.ts';

/** A point's value, and the next entry whose point has the same hash. */
interface Entry<V> {
  readonly at: Point;
  value: V;
  readonly next: Entry<V> | undefined;
}

/**
 * A map from lattice points. Two numbers make no key of their own without a text, which hot paths can't afford: points
 * are found by a hash of both, so that a thousand on one meridian are found as quickly as any.
 */
export class PointMap<V> {
  readonly #entries = new Map<number, Entry<V>>();

  get(p: Point): V | undefined {
    return this.#find(hashPoint(p), p)?.value;
  }

  has(p: Point): boolean {
    return this.get(p) !== undefined;
  }

  set(p: Point, value: V): void {
    const hash = hashPoint(p);
    const entry = this.#find(hash, p);
    if (entry) entry.value = value;
    else this.#entries.set(hash, { at: p, value, next: this.#entries.get(hash) });
  }

  delete(p: Point): void {
    const hash = hashPoint(p);
    let kept: Entry<V> | undefined;
    for (let entry = this.#entries.get(hash); entry; entry = entry.next)
      if (!samePoint(entry.at, p)) kept = { at: entry.at, value: entry.value, next: kept };
    if (kept) this.#entries.set(hash, kept);
    else this.#entries.delete(hash);
  }

  #find(hash: number, p: Point): Entry<V> | undefined {
    let entry = this.#entries.get(hash);
    while (entry && !samePoint(entry.at, p)) entry = entry.next;
    return entry;
  }
}

/** Multiplied by odd numbers far apart (the golden ratio's, murmur3's), neighbours on the lattice are apart too. */
function hashPoint(p: Point): number {
  // not taken apart as [x, y]: that is an iterator, and this is asked for every corner
  const h = Math.imul(p[0], 0x9e3779b1) ^ Math.imul(p[1], 0x85ebca6b);
  return h ^ (h >>> 15);
}
