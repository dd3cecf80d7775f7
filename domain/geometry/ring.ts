import { boxOf } from './box.ts';
import type { Box, Point, Polygon, Ring } from './point.ts';
import { orient } from './predicates.ts';

/** Below this distance from the first vertex the shoelace's products are exact as numbers. */
const EXACT = 2 ** 25;

/**
 * Twice the signed area in lattice units, exact: > 0 counter-clockwise. Shoelace about the first vertex; summed as
 * numbers as long as they are exact, and carried over into a bigint before they are not.
 */
export function ringArea2(ring: Ring): bigint {
  const first = ring[0];
  if (first === undefined) return 0n;
  const [x0, y0] = first;
  let whole = 0n;
  let part = 0;
  let ax = 0;
  let ay = 0;
  for (let i = 1; i < ring.length; i++) {
    const p = ring[i]!;
    const bx = p[0] - x0;
    const by = p[1] - y0;
    if (Math.abs(bx) < EXACT && Math.abs(by) < EXACT && Math.abs(ax) < EXACT && Math.abs(ay) < EXACT) {
      part += ax * by - ay * bx;
      if (part > 2 ** 52 || part < -(2 ** 52)) {
        whole += BigInt(part);
        part = 0;
      }
    } else {
      whole += BigInt(ax) * BigInt(by) - BigInt(ay) * BigInt(bx);
    }
    ax = bx;
    ay = by;
  }
  return whole + BigInt(part);
}

/** Twice the area of the shell less its holes, exact; counts on their orientation. */
export function polygonArea2(polygon: Polygon): bigint {
  let sum = 0n;
  for (const ring of polygon) sum += ringArea2(ring);
  return sum;
}

export function ringBox(ring: Ring): Box {
  return boxOf(ring);
}

/** The box of the shell, and so of the whole polygon. */
export function polygonBox(polygon: Polygon): Box {
  return boxOf(polygon[0] ?? []);
}

export type Location = 'inside' | 'border' | 'outside';

/** Where p lies relative to a polygon with holes; exact. A hole's border is border, its inside is outside. */
export function locateInPolygon(p: Point, polygon: Polygon): Location {
  let odd = false;
  for (const ring of polygon) {
    const crossings = rayCrossings(p, ring);
    if (crossings < 0) return 'border';
    if (crossings & 1) odd = !odd;
  }
  return odd ? 'inside' : 'outside';
}

/** How many edges of the ring a ray from p to the east crosses; -1 when p is on the ring. (After Hormann and Agathos 2001.) */
function rayCrossings(p: Point, ring: Ring): number {
  const px = p[0];
  const py = p[1];
  let crossings = 0;
  let a = ring[ring.length - 1]!;
  for (let i = 0; i < ring.length; i++) {
    const b = ring[i]!;
    const ay = a[1];
    const by = b[1];
    if (ay <= py !== by <= py) {
      if (a[0] > px && b[0] > px) crossings++;
      else if (a[0] >= px || b[0] >= px) {
        const side = by > ay ? orient(a, b, p) : orient(b, a, p);
        if (side === 0) return -1;
        if (side > 0) crossings++;
      }
    } else if (by === py && (b[0] === px || (ay === py && a[0] > px !== b[0] > px))) {
      return -1;
    }
    a = b;
  }
  return crossings;
}
