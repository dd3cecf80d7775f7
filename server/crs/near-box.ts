import type { Box } from '../../domain/geometry/point.ts';
import { toLattice } from '../../domain/geometry/point.ts';
import type { Crs } from './crs.ts';
import type { Numbers } from './number-shape.ts';

/** A reading in the wrong one of the three datums still lies as near as this: about 2 km. */
const SLACK = 200_000;

/** How many of the numbers lie in a box of lattice units or beside it, read as a system has them. */
export function countNear(crs: Crs, sample: readonly Numbers[], [minX, minY, maxX, maxY]: Box): number {
  let count = 0;
  for (const [x, y] of sample) {
    const [lng, lat] = crs.toDegrees(x, y);
    const [px, py] = toLattice(lng, lat);
    if (px >= minX - SLACK && px <= maxX + SLACK && py >= minY - SLACK && py <= maxY + SLACK) count += 1;
  }
  return count;
}
