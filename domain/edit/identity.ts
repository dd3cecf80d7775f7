import { areaM2 } from '../geometry/measure.ts';
import type { Box, Polygon } from '../geometry/point.ts';

/** What decides which piece keeps id, code, name and team (product.md, rule 6). */
export interface Claim {
  readonly households: number;
  readonly areaM2: number;
  /** Bounding box in lattice units; its top edge is the claim to be northern, its left edge to be western. */
  readonly box: Box;
}

/** Negative when `a` keeps the identity: more households, then larger, then more northern, then more western. */
export function compareClaims(a: Claim, b: Claim): number {
  return b.households - a.households || b.areaM2 - a.areaM2 || b.box[3] - a.box[3] || a.box[0] - b.box[0];
}

/** The box around polygons, and their area in m². */
export function groundOf(polygons: readonly Polygon[]): { areaM2: number; box: Box } {
  let minX = Number.POSITIVE_INFINITY;
  let minY = Number.POSITIVE_INFINITY;
  let maxX = Number.NEGATIVE_INFINITY;
  let maxY = Number.NEGATIVE_INFINITY;
  for (const polygon of polygons) {
    for (const [x, y] of polygon[0]!) {
      if (x < minX) minX = x;
      if (y < minY) minY = y;
      if (x > maxX) maxX = x;
      if (y > maxY) maxY = y;
    }
  }
  return { areaM2: areaM2(polygons), box: [minX, minY, maxX, maxY] };
}
