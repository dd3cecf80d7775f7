import { type FlatPolygons, flattenPolygons } from '../../geometry/flat-polygons.ts';
import type { Polygon } from '../../geometry/point.ts';
import { locateInRing, type PolygonFault, polygonFault } from '../../geometry/polygon-fault.ts';
import { ringTurn } from '../../geometry/ring-turn.ts';

/** Pixels in one lattice unit: faults are located on a grid of about 1e-10 degree, 11 µm. */
export const PIXELS_PER_UNIT = 1024;

/** The polygons of a check, sound or not, and the territory's after them. */
export interface Soup {
  readonly flat: FlatPolygons;
  /** Polygons 0 … grids - 1 are grids', the rest the territory's. */
  readonly grids: number;
  readonly hasTerritory: boolean;
  /** What the gate says against polygons, by their number. */
  readonly invalid: ReadonlyMap<number, PolygonFault>;
  /** How each ring counts: 1 with its ground on the left as it runs, -1 when it must be turned around, 0 when it has no inside. */
  readonly turned: Int8Array;
  /** Pixels in one unit of the coordinates. */
  readonly scale: number;
}

/**
 * `scale`: pixels in one unit of the polygons' coordinates. Rings are open, wound either way; coordinates finite. An
 * invalid polygon takes part as well as it can: what it calls a hole but lies outside its shell is ground (writers that
 * know no MultiPolygon make such), and a ring that crosses itself counts by how often it winds around a place.
 */
export function makeSoup(
  grids: readonly Polygon[],
  territory: readonly Polygon[] | undefined,
  scale: number,
): Soup {
  const flat = flattenPolygons(territory ? [...grids, ...territory] : grids);
  const { xy, ringStart, polygonStart } = flat;
  const invalid = new Map<number, PolygonFault>();
  const turned = new Int8Array(ringStart.length - 1);
  for (let p = 0; p < polygonStart.length - 1; p++) {
    const fault = polygonFault(flat, p);
    if (fault) invalid.set(p, fault);
    for (let r = polygonStart[p]!; r < polygonStart[p + 1]!; r++) {
      const way = Math.sign(ringTurn(xy, ringStart[r]!, ringStart[r + 1]!));
      const hole = fault?.code === 'hole-outside' ? nestedOddly(flat, p, r) : r > polygonStart[p]!;
      turned[r] = hole ? -way : way;
    }
  }
  return { flat, grids: grids.length, hasTerritory: territory !== undefined, invalid, turned, scale };
}

/** Does the ring lie within an odd number of the polygon's other rings? Judged by its first corner. */
function nestedOddly({ xy, ringStart, polygonStart }: FlatPolygons, p: number, ring: number): boolean {
  let odd = false;
  for (let r = polygonStart[p]!; r < polygonStart[p + 1]!; r++) {
    if (r === ring) continue;
    const c = 2 * ringStart[ring]!;
    if (locateInRing(xy, ringStart[r]!, ringStart[r + 1]!, xy[c]!, xy[c + 1]!) > 0) odd = !odd;
  }
  return odd;
}

/** Every ring that has an inside: its polygon, its corners, and 1 or -1 as its ground lies on its left or right. */
export function forEachRing(
  { flat, turned }: Soup,
  on: (polygon: number, from: number, to: number, way: number) => void,
): void {
  const { ringStart, polygonStart } = flat;
  for (let p = 0; p < polygonStart.length - 1; p++) {
    for (let r = polygonStart[p]!; r < polygonStart[p + 1]!; r++) {
      if (turned[r] !== 0) on(p, ringStart[r]!, ringStart[r + 1]!, turned[r]!);
    }
  }
}
