import { boxesMeet } from '../geometry/box.ts';
import { flattenPolygons } from '../geometry/flat-polygons.ts';
import type { Box, Point, Polygon, Ring } from '../geometry/point.ts';
import { polygonFault } from '../geometry/polygon-fault.ts';
import { EdgeSum } from './edge-sum.ts';
import { chunksNear, windingAround } from './ring-chunks.ts';
import type { Coverage, LeafGrid, Territory } from './types.ts';

/** Leaves that have been through the gate. Polygons never change, so a leaf that an edit leaves alone is not asked twice. */
const valid = new WeakSet<Polygon>();

/**
 * Do the leaves tile the territory within the box? The leaves that meet it are valid, their edges that meet it cancel
 * against one another and the territory's, and so how often its ground is covered is the same all over it; one place then
 * tells that it is once (or never, outside). Costs the corners of those leaves and one look at the territory's.
 */
export function isSoundNear(coverage: Coverage, territory: Territory, near: Box): boolean {
  const leaves: LeafGrid[] = [];
  for (const id of coverage.index.search(near)) leaves.push(coverage.leaves.get(id)!);
  const sum = new EdgeSum();
  for (const polygon of territory.polygons) for (const ring of polygon) addNear(ring, near, sum);
  sum.negate();
  for (const { polygon } of leaves) for (const ring of polygon) addNear(ring, near, sum);
  return (
    sum.isZero && leaves.every(({ polygon }) => isValid(polygon)) && isCoveredOnce(leaves, territory, near)
  );
}

function isValid(polygon: Polygon): boolean {
  if (valid.has(polygon)) return true;
  if (polygonFault(flattenPolygons([polygon]), 0)) return false;
  valid.add(polygon);
  return true;
}

function addNear(ring: Ring, near: Box, sum: EdgeSum): void {
  chunksNear(ring, near, (first, end) => sum.addEdgesNear(ring, first, end, near));
}

/** At the first of a few places in the box that lies on no border; halves, since corners are whole. */
function isCoveredOnce(
  leaves: readonly LeafGrid[],
  territory: Territory,
  [minX, minY, maxX, maxY]: Box,
): boolean {
  for (const [tx, ty] of [
    [0.5, 0.5],
    [0.3, 0.4],
    [0.7, 0.6],
    [0.4, 0.8],
    [0.6, 0.1],
  ] as const) {
    const place: Point = [
      Math.floor(minX + tx * (maxX - minX)) + 0.5,
      Math.floor(minY + ty * (maxY - minY)) + 0.5,
    ];
    const here = leaves.filter(({ box }) => boxesMeet(box, [place[0], place[1], place[0], place[1]]));
    const covering = count(
      here.map(({ polygon }) => polygon),
      place,
    );
    const wanted = count(territory.polygons, place);
    if (covering !== null && wanted !== null) return covering === wanted;
  }
  // every place tried lies on a border; then edges pass through the box, and they cancel
  return true;
}

/** How often the polygons, shells one way and holes the other, cover the place; null when it is on a border. */
function count(polygons: readonly Polygon[], place: Point): number | null {
  let sum = 0;
  for (const polygon of polygons) {
    for (const ring of polygon) {
      const winding = windingAround(ring, place);
      if (winding === null) return null;
      sum += winding;
    }
  }
  return sum;
}
