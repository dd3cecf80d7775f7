import Flatbush from 'flatbush';
import { locateInRing } from '../../geometry/polygon-fault.ts';
import type { Region } from './regions.ts';
import { boxOfPolygon } from './runs.ts';
import type { Soup } from './soup.ts';

/** Which polygons cover a region. */
export interface Cover {
  readonly grids: readonly number[];
  readonly territory: boolean;
}

/**
 * Answers for regions that no border divides. A valid polygon with an edge on the outline is within or beside by that edge;
 * any other covers all of the region or nothing, and its point on surface tells. An invalid polygon covers what an odd
 * number of its rings go around, whichever way they run.
 */
export function coverFinder(soup: Soup): (region: Region) => Cover {
  const count = soup.flat.polygonStart.length - 1;
  const index = new Flatbush(count);
  for (let p = 0; p < count; p++) {
    const box = boxOfPolygon(soup, p);
    index.add(box[0], box[1], box[2], box[3]);
  }
  index.finish();
  return ({ at, within, beside }) => {
    const covering = new Set<number>();
    for (const p of within) if (!soup.invalid.has(p)) covering.add(p);
    for (const p of index.search(at[0], at[1], at[0], at[1])) {
      if (!soup.invalid.has(p) && (within.has(p) || beside.has(p))) continue;
      if (contains(soup, p, at[0] / soup.scale, at[1] / soup.scale)) covering.add(p);
    }
    const all = [...covering].sort((a, b) => a - b);
    return { grids: all.filter((p) => p < soup.grids), territory: all.some((p) => p >= soup.grids) };
  };
}

/** Is the point (in the soup's own units) within an odd number of the polygon's rings, and on none? */
function contains({ flat }: Soup, p: number, x: number, y: number): boolean {
  const { xy, ringStart, polygonStart } = flat;
  let odd = false;
  for (let r = polygonStart[p]!; r < polygonStart[p + 1]!; r++) {
    const where = locateInRing(xy, ringStart[r]!, ringStart[r + 1]!, x, y);
    if (where === 0) return false;
    if (where > 0) odd = !odd;
  }
  return odd;
}
