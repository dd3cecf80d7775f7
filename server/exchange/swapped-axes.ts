import type { LngLat } from '../../domain/contract/geometry.ts';
import { boxOf } from '../../domain/geometry/box.ts';
import { type Point, type Polygon, toLattice } from '../../domain/geometry/point.ts';
import type { Reason } from '../../domain/result.ts';

/**
 * Why a file whose every position lies beside the territory is not read where more than half of them would lie in its
 * box with longitude and latitude the other way round; null for any other file. Where both are valid degrees (all of
 * Europe and Africa) nothing else would notice.
 */
export function swappedAxes(sample: readonly LngLat[], ground: readonly Polygon[]): Reason | null {
  const box = boxOf(ground.flatMap((polygon) => polygon[0] ?? []));
  const within = ([x, y]: Point) => x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3];
  let first: LngLat | null = null;
  let turned = 0;
  for (const at of sample) {
    if (within(toLattice(...at))) return null;
    if (!within(toLattice(at[1], at[0]))) continue;
    first ??= at;
    turned += 1;
  }
  if (!first || turned * 2 <= sample.length) return null;
  const [lng, lat] = first;
  return { code: 'axes-swapped', params: { lng, lat }, at: toLattice(lat, lng) };
}
