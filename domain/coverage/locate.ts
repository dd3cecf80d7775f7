import type { Box, Point } from '../geometry/point.ts';
import { locateInPolygon } from '../geometry/ring.ts';
import type { Coverage, GridId } from './types.ts';

/**
 * The leaf in which a point lies, its border included; on a border the leaf with the lowest id (code units), as SQL
 * answers too. Null outside of all. Exact.
 */
export function locate(coverage: Coverage, p: Point): GridId | null {
  let lowest: GridId | null = null;
  for (const id of coverage.index.search([p[0], p[1], p[0], p[1]])) {
    if (lowest !== null && lowest <= id) continue;
    if (locateInPolygon(p, coverage.leaves.get(id)!.polygon) !== 'outside') lowest = id;
  }
  return lowest;
}

/** All leaves that hold a point, inside or on their border, lowest id first. */
export function leavesAt(coverage: Coverage, p: Point): GridId[] {
  return coverage.index
    .search([p[0], p[1], p[0], p[1]])
    .filter((id) => locateInPolygon(p, coverage.leaves.get(id)!.polygon) !== 'outside')
    .sort();
}

/** The leaves whose own box meets the given one, lowest id first. */
export function leavesIn(coverage: Coverage, box: Box): GridId[] {
  return coverage.index.search(box).sort();
}
