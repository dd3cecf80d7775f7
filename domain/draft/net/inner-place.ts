import type { Point, Polygon, Ring } from '../../geometry/point.ts';
import { locateInPolygon } from '../../geometry/ring.ts';
import { pointOnSurface } from '../../geometry/surface-point.ts';
import { turn } from '../../geometry/turn.ts';

/**
 * A place strictly inside a face: a lattice point (`pointOnSurface`) where there is one. In a face too thin for that, between a border
 * and the street along which it was drawn, the middle of an ear (Meisters 1975), which is no lattice point: a corner would lie on the
 * border, and say nothing of whose ground the face is. The polygon is valid.
 */
export function innerPlace(polygon: Polygon): Point {
  const at = pointOnSurface(polygon);
  if (locateInPolygon(at, polygon) === 'inside') return at;
  const corners = polygon.flat();
  for (const ring of polygon) {
    for (let i = 0; i < ring.length; i++) {
      const middle = earAt(ring, i, corners);
      if (middle && locateInPolygon(middle, polygon) === 'inside') return middle;
    }
  }
  return at;
}

/** The middle of the triangle at a corner, where no other corner lies in it; null: it is no ear. */
function earAt(ring: Ring, i: number, corners: readonly Point[]): Point | null {
  const n = ring.length;
  const [a, b, c] = [ring[(i + n - 1) % n]!, ring[i]!, ring[(i + 1) % n]!];
  const side = (p: Point, q: Point, r: Point) => turn(p[0], p[1], q[0], q[1], r[0], r[1]);
  if (side(a, b, c) <= 0) return null;
  const isIn = (p: Point) => side(a, b, p) >= 0 && side(b, c, p) >= 0 && side(c, a, p) >= 0;
  const isOwn = (p: Point) => [a, b, c].some((q) => q[0] === p[0] && q[1] === p[1]);
  if (corners.some((p) => isIn(p) && !isOwn(p))) return null;
  return [(a[0] + b[0] + c[0]) / 3, (a[1] + b[1] + c[1]) / 3];
}
