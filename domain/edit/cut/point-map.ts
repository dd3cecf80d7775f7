import { type Point, samePoint } from '../../geometry/point.ts';

interface Entry<V> {
  readonly at: Point;
  value: V;
}

/**
 * A map from lattice points. Two numbers make no key of their own without a text, which hot paths can't afford: points
 * lie in buckets by a hash of both, so that a thousand on one meridian are found as quickly as any.
 */
export class PointMap<V> {
  readonly #buckets = new Map<number, Entry<V>[]>();

  get(p: Point): V | undefined {
    const bucket = this.#buckets.get(hashPoint(p));
    if (bucket === undefined) return undefined;
    for (const entry of bucket) if (samePoint(entry.at, p)) return entry.value;
    return undefined;
  }

  has(p: Point): boolean {
    return this.get(p) !== undefined;
  }

  set(p: Point, value: V): void {
    const hash = hashPoint(p);
    const bucket = this.#buckets.get(hash);
    if (bucket === undefined) {
      this.#buckets.set(hash, [{ at: p, value }]);
      return;
    }
    const entry = bucket.find(({ at }) => samePoint(at, p));
    if (entry) entry.value = value;
    else bucket.push({ at: p, value });
  }

  delete(p: Point): void {
    const bucket = this.#buckets.get(hashPoint(p));
    const i = bucket?.findIndex(({ at }) => samePoint(at, p)) ?? -1;
    if (i >= 0) bucket!.splice(i, 1);
  }

  *values(): IterableIterator<V> {
    for (const bucket of this.#buckets.values()) for (const { value } of bucket) yield value;
  }
}

/** Multiplied by odd numbers far apart (the golden ratio's, murmur3's), neighbours on the lattice are apart too. */
function hashPoint([x, y]: Point): number {
  const h = Math.imul(x, 0x9e3779b1) ^ Math.imul(y, 0x85ebca6b);
  return h ^ (h >>> 15);
}
