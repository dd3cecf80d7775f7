import Flatbush from 'flatbush';
import { locateInFlat } from '../../geometry/polygon-fault.ts';
import type { Region } from './regions.ts';
import type { Soup } from './soup.ts';

/** Which polygons cover a region. */
export interface Cover {
  readonly grids: readonly number[];
  readonly territory: boolean;
}

/**
 * What covers each of the regions, which no border divides. `boxes`: the polygons', in pixels. A valid polygon with an edge on the outline is within or beside by that edge;
 * any other covers all of the region or nothing, and its point on surface tells. An invalid polygon covers what an odd
 * number of its rings go around, whichever way they run.
 */
export function findCovers(soup: Soup, boxes: Float64Array, regions: readonly Region[]): Cover[] {
  const candidates: number[][] = regions.map(() => []);
  if (regions.length === 0) return [];
  const places = new Flatbush(regions.length);
  for (const { at } of regions) places.add(at[0], at[1]);
  places.finish();
  for (let p = 0; 4 * p < boxes.length; p++) {
    places.collides(boxes[4 * p]!, boxes[4 * p + 1]!, boxes[4 * p + 2]!, boxes[4 * p + 3]!, (region) => {
      candidates[region]!.push(p);
      return false;
    });
  }
  return regions.map(({ at, within, beside }, region) => {
    const covering = new Set<number>();
    for (const p of within) if (!soup.invalid.has(p)) covering.add(p);
    for (const p of candidates[region]!) {
      if (!soup.invalid.has(p) && (within.has(p) || beside.has(p))) continue;
      if (locateInFlat(soup.flat, p, at[0] / soup.scale, at[1] / soup.scale) > 0) covering.add(p);
    }
    const all = [...covering].sort((a, b) => a - b);
    return { grids: all.filter((p) => p < soup.grids), territory: all.some((p) => p >= soup.grids) };
  });
}
