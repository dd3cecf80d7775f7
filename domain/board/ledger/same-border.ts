import type { Point, Ring } from '../../geometry/point.ts';
import { distance } from './plain-rings.ts';

/** Two lines no farther apart than this are one line on any board: 20 cm of ground, 0.4 mm on a sheet of 1:500. */
const SEEN_UNITS = 20;

/**
 * Whether two borders would be drawn alike: as many rings, and no vertex of either farther from the other than can be seen. What
 * digests call different may be one and the same line with another vertex on it.
 */
export function sameBorder(a: readonly Ring[], b: readonly Ring[]): boolean {
  return a.length === b.length && lieOn(a, b) && lieOn(b, a);
}

function lieOn(rings: readonly Ring[], others: readonly Ring[]): boolean {
  return rings.every((ring) => ring.every((p) => others.some((other) => isNear(p, other))));
}

function isNear(p: Point, ring: Ring): boolean {
  let a = ring.at(-1)!;
  for (const b of ring) {
    if (distance(a, p, b) <= SEEN_UNITS) return true;
    a = b;
  }
  return false;
}
