import type { Polygon } from '../geometry/point.ts';
import { EdgeSum } from './edge-sum.ts';
import type { Territory } from './types.ts';

/**
 * Do the leaves tile the territory: yes or no, and nothing else, in one pass without a table. All directed edges of the
 * leaves, less the territory's, must add up to nothing.
 *
 * It relies on the gate and does not repeat it: every polygon is valid and oriented, as `validatePolygon` gives it. Then
 * yes means no gap, no overlap, nothing outside (up to a collision: see `EdgeSum`); without the gate it does not (a hole beside its shell
 * cancels too). No says that there is a fault; `checkCoverage` says which and where.
 */
export function isSound(
  leaves: Iterable<{ readonly polygon: Polygon }>,
  territory: Pick<Territory, 'polygons'>,
): boolean {
  const sum = new EdgeSum();
  for (const polygon of territory.polygons) for (const ring of polygon) sum.addRing(ring);
  sum.negate();
  for (const { polygon } of leaves) {
    for (let r = 0; r < polygon.length; r++) sum.addRing(polygon[r]!);
  }
  return sum.isZero;
}
