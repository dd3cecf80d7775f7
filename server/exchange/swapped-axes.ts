import type { LngLat } from '../../domain/contract/geometry.ts';
import { boxOf } from '../../domain/geometry/box.ts';
import { type Point, type Polygon, toLattice } from '../../domain/geometry/point.ts';
import type { Reason } from '../../domain/result.ts';
import type { FeatureRow } from './read-features.ts';

/**
 * Why a file whose every feature lies beside the territory is not read where more than half of them would lie in its
 * box with longitude and latitude the other way round; null for any other file. Where both are valid degrees (all of
 * Europe and Africa) nothing else would notice. Each feature is judged by its first position.
 */
export function swappedAxes(rows: readonly FeatureRow[], ground: readonly Polygon[]): Reason | null {
  const box = boxOf(ground.flatMap((polygon) => polygon[0] ?? []));
  const within = ([x, y]: Point) => x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3];
  let first: LngLat | null = null;
  let turned = 0;
  for (const { geometry } of rows) {
    const at = firstPosition(geometry);
    if (!at) continue;
    if (within(toLattice(...at))) return null;
    if (!within(toLattice(at[1], at[0]))) continue;
    first ??= at;
    turned += 1;
  }
  if (!first || turned * 2 <= rows.length) return null;
  const [lng, lat] = first;
  return { code: 'axes-swapped', params: { lng, lat }, at: toLattice(lat, lng) };
}

function firstPosition(geometry: unknown): LngLat | null {
  let part = (geometry as { coordinates?: unknown } | null)?.coordinates;
  while (Array.isArray(part) && Array.isArray(part[0])) part = part[0];
  if (!Array.isArray(part)) return null;
  const [lng, lat] = part as unknown[];
  return typeof lng === 'number' && typeof lat === 'number' && Number.isFinite(lng) && Number.isFinite(lat)
    ? [lng, lat]
    : null;
}
