import type { GridId } from '../../coverage/types.ts';
import { SNAP_UNITS } from '../../edit/cut/ground.ts';
import { nearestOnSegment } from '../../edit/cut/nearest-on-segment.ts';
import type { Division } from '../../edit/types.ts';
import type { Box, Point, Polygon } from '../../geometry/point.ts';
import { locateInPolygon, polygonBox } from '../../geometry/ring.ts';
import { pointOnSurface } from '../../geometry/surface-point.ts';
import { ancestorAt } from '../../plan/tree.ts';
import type { LevelId } from '../../plan/types.ts';

/**
 * Adds to `known` those of today's grids of a level, out of `among`, that have more ground in common with a polygon than rounding gives
 * a border that both run along.
 */
export function addOverlapping(
  { coverage, tree }: Division,
  level: LevelId,
  among: ReadonlySet<GridId>,
  polygon: Polygon,
  known: Set<GridId>,
): void {
  const box = polygonBox(polygon);
  for (const leaf of coverage.index.search(box)) {
    const grid = ancestorAt(tree, leaf, level);
    if (grid === null || known.has(grid) || !among.has(grid)) continue;
    const other = coverage.leaves.get(leaf)!;
    if (overlap(polygon, box, other.polygon, other.box)) known.add(grid);
  }
}

function overlap(a: Polygon, boxA: Box, b: Polygon, boxB: Box): boolean {
  return (
    isDeepIn(pointOnSurface(a), b, boxB) ||
    isDeepIn(pointOnSurface(b), a, boxA) ||
    placesOn(a).some((p) => isDeepIn(p, b, boxB)) ||
    placesOn(b).some((p) => isDeepIn(p, a, boxA))
  );
}

/** Corners, and the middle of every edge. */
function placesOn(polygon: Polygon): Point[] {
  return polygon.flatMap((ring) =>
    ring.flatMap((p, i): Point[] => {
      const q = ring[(i + 1) % ring.length]!;
      return [p, [(p[0] + q[0]) / 2, (p[1] + q[1]) / 2]];
    }),
  );
}

/** Inside, and farther from the border than two borders along one line come apart. */
function isDeepIn(p: Point, polygon: Polygon, [minX, minY, maxX, maxY]: Box): boolean {
  if (p[0] <= minX || p[0] >= maxX || p[1] <= minY || p[1] >= maxY) return false;
  if (locateInPolygon(p, polygon) !== 'inside') return false;
  return polygon.every((ring) =>
    ring.every((a, i) => nearestOnSegment(p, a, ring[(i + 1) % ring.length]!).distance > 2 * SNAP_UNITS),
  );
}
