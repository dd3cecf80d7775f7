import type { Box, Polygon } from '../geometry/point.ts';
import { polygonArea2 } from '../geometry/ring.ts';

interface Ground {
  /** Twice the area on the lattice: exact, so that halves are equal and every machine decides alike. */
  readonly area2: bigint;
  /** Bounding box in lattice units; its top edge is the claim to be northern, its left edge to be western. */
  readonly box: Box;
}

/**
 * Those that may keep id, code, name and team, the one that does first (product.md, rule 6): more households, then larger, then
 * more northern, then more western. The ground is asked for only where households do not decide: most of the time they do.
 */
export function rankClaims<T>(
  claimants: readonly T[],
  households: readonly number[],
  polygonsOf: (claimant: T) => readonly Polygon[],
): T[] {
  const grounds = new Map<T, Ground>();
  const groundOf = (claimant: T): Ground => {
    const ground = grounds.get(claimant) ?? measure(polygonsOf(claimant));
    grounds.set(claimant, ground);
    return ground;
  };
  return claimants
    .map((_, i) => i)
    .sort(
      (i, j) =>
        households[j]! - households[i]! || compareGrounds(groundOf(claimants[i]!), groundOf(claimants[j]!)),
    )
    .map((i) => claimants[i]!);
}

function compareGrounds(a: Ground, b: Ground): number {
  if (a.area2 !== b.area2) return b.area2 > a.area2 ? 1 : -1;
  return b.box[3] - a.box[3] || a.box[0] - b.box[0];
}

/** The box around polygons, and twice their area on the lattice. */
function measure(polygons: readonly Polygon[]): Ground {
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
