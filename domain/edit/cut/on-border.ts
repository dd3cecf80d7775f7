import type { GridId } from '../../coverage/types.ts';
import type { Point } from '../../geometry/point.ts';
import { ancestorAt } from '../../plan/tree.ts';
import type { LevelId } from '../../plan/types.ts';
import type { Division } from '../types.ts';
import { edgeKey } from './edge-set.ts';
import { type Ground, SNAP_UNITS } from './ground.ts';
import { nearestOnSegment } from './nearest-on-segment.ts';

/** The edge of a level's border nearest to p, at most a unit off: of its two sides one is another grid or the outside. */
export function onBorderAt(
  division: Division,
  ground: Ground,
  level: LevelId,
  p: Point,
): readonly [Point, Point] | null {
  const near: { a: Point; b: Point; grid: GridId; distance: number }[] = [];
  const leftOf = new Map<string, GridId>();
  for (const leaf of ground.near([p[0], p[1], p[0], p[1]]).toSorted()) {
    const grid = ancestorAt(division.tree, leaf, level)!;
    for (const ring of ground.polygon(leaf)) {
      let a = ring[ring.length - 1]!;
      for (const b of ring) {
        const { distance } = nearestOnSegment(p, a, b);
        if (distance <= SNAP_UNITS) {
          near.push({ a, b, grid, distance });
          leftOf.set(edgeKey(a, b), grid);
        }
        a = b;
      }
    }
  }
  let best: (typeof near)[number] | null = null;
  for (const edge of near) {
    if (leftOf.get(edgeKey(edge.b, edge.a)) === edge.grid) continue;
    if (best === null || edge.distance < best.distance) best = edge;
  }
  return best && [best.a, best.b];
}
