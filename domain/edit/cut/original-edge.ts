import type { Territory } from '../../coverage/types.ts';
import { type Point, type Polygon, samePoint } from '../../geometry/point.ts';

/**
 * The territory's edge as it was first stored, of which a → b is a part today. Cuts put vertices on that edge, each
 * rounded by up to 0.7 units; rounding the next one from the rounded edge would let it wander (1,000 cuts: 2 units,
 * adversarial: 80), so every insertion goes back to this one. Either direction is found; null when the edge is not
 * the territory's.
 */
export function originalEdge(territory: Territory, a: Point, b: Point): readonly [Point, Point] | null {
  const at = ringPosition(territory.polygons, a, b);
  if (at === null) return null;
  const { ring, from } = at;
  const isFirst = (p: Point) =>
    territory.original.some((polygon) => polygon.some((r) => r.some((q) => samePoint(p, q))));
  const n = ring.length;
  const walk = (start: number, step: number): Point | null => {
    for (let k = 0, i = start; k < n; k++, i = (i + step + n) % n) if (isFirst(ring[i]!)) return ring[i]!;
    return null;
  };
  const start = walk(from, n - 1);
  const end = walk((from + 1) % n, 1);
  return start === null || end === null || samePoint(start, end) ? null : [start, end];
}

/** The territory's polygons with a vertex more on the edge a–b; the same object when that edge is not among them. */
export function insertVertex(polygons: readonly Polygon[], a: Point, b: Point, p: Point): readonly Polygon[] {
  const at = ringPosition(polygons, a, b);
  if (at === null) return polygons;
  const ring = at.ring.toSpliced(at.from + 1, 0, p);
  return polygons.map((polygon) =>
    polygon.includes(at.ring) ? polygon.map((r) => (r === at.ring ? ring : r)) : polygon,
  );
}

/** Which ring runs from a to b, or from b to a, and at which of its vertices that edge begins. */
function ringPosition(polygons: readonly Polygon[], a: Point, b: Point) {
  for (const polygon of polygons) {
    for (const ring of polygon) {
      let p = ring[ring.length - 1]!;
      for (let i = 0; i < ring.length; i++) {
        const q = ring[i]!;
        if ((samePoint(p, a) && samePoint(q, b)) || (samePoint(p, b) && samePoint(q, a)))
          return { ring, from: i === 0 ? ring.length - 1 : i - 1 };
        p = q;
      }
    }
  }
  return null;
}
