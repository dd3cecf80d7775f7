import type { Box, Polygon } from '../geometry/point.ts';
import { polygonArea2 } from '../geometry/ring.ts';

/** What decides which piece keeps id, code, name and team (product.md, rule 6). */
export interface Claim {
  readonly households: number;
  /** Twice the area on the lattice: exact, so that halves are equal and every machine decides alike. */
  readonly area2: bigint;
  /** Bounding box in lattice units; its top edge is the claim to be northern, its left edge to be western. */
  readonly box: Box;
}

/** Negative when `a` keeps the identity: more households, then larger, then more northern, then more western. */
export function compareClaims(a: Claim, b: Claim): number {
  if (a.households !== b.households) return b.households - a.households;
  if (a.area2 !== b.area2) return b.area2 > a.area2 ? 1 : -1;
  return b.box[3] - a.box[3] || a.box[0] - b.box[0];
}

/** The box around polygons, and twice their area on the lattice. */
export function groundOf(polygons: readonly Polygon[]): { area2: bigint; box: Box } {
  let area2 = 0n;
  let minX = Number.POSITIVE_INFINITY;
  let minY = Number.POSITIVE_INFINITY;
  let maxX = Number.NEGATIVE_INFINITY;
  let maxY = Number.NEGATIVE_INFINITY;
  for (const polygon of polygons) {
    area2 += polygonArea2(polygon);
    for (const [x, y] of polygon[0]!) {
      if (x < minX) minX = x;
      if (y < minY) minY = y;
      if (x > maxX) maxX = x;
      if (y > maxY) maxY = y;
    }
  }
  return { area2, box: [minX, minY, maxX, maxY] };
}
