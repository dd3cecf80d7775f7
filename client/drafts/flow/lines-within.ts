import type { LineCollection } from '../../../domain/contract/line.ts';
import { boxesMeet, boxOf, joinBoxes } from '../../../domain/geometry/box.ts';
import { type Polygon, toLattice } from '../../../domain/geometry/point.ts';
import { polygonBox } from '../../../domain/geometry/ring.ts';

/** Whether any line comes near enough to the ground that a border could run along it: box by box. */
export function linesWithin(
  { features }: Pick<LineCollection, 'features'>,
  ground: readonly Polygon[],
): boolean {
  if (ground.length === 0) return false;
  const all = ground.map(polygonBox).reduce(joinBoxes);
  return features.some(({ geometry }) =>
    boxesMeet(all, boxOf(geometry.coordinates.map(([lng, lat]) => toLattice(lng!, lat!)))),
  );
}
