import { type Point, type Polygon, toLattice } from '../../../domain/geometry/point.ts';
import { toLatticePolygons } from '../../../domain/geometry/read-polygon.ts';
import type { RawPolygon } from '../../../domain/geometry/read-raw-polygons.ts';
import { locateInPolygon, polygonBox } from '../../../domain/geometry/ring.ts';
import { pointOnSurface } from '../../../domain/geometry/surface-point.ts';

/** A place inside the largest of polygons on the lattice; null where there is none. */
export function placeInGround(ground: readonly Polygon[]): Point | null {
  const [largest] = ground.toSorted((a, b) => extentOf(b) - extentOf(a));
  return largest ? pointOnSurface(largest) : null;
}

/** A place inside a grid of a file; where its rings are wrong, the middle of its corners. */
export function placeIn(polygons: readonly RawPolygon[]): Point | null {
  const lattice = toLatticePolygons(polygons);
  if (lattice.ok) return placeInGround(lattice.value);
  const corners = polygons[0]?.[0] ?? [];
  if (corners.length === 0) return null;
  let [x, y] = [0, 0];
  for (const corner of corners) {
    x += corner[0];
    y += corner[1];
  }
  return toLattice(x / corners.length, y / corners.length);
}

/** Whether a place lies in polygons, or on their border. */
export function holds(ground: readonly Polygon[], at: Point): boolean {
  return ground.some((polygon) => {
    const [minX, minY, maxX, maxY] = polygonBox(polygon);
    if (at[0] < minX || at[0] > maxX || at[1] < minY || at[1] > maxY) return false;
    return locateInPolygon(at, polygon) !== 'outside';
  });
}

/** Boxes tell well enough which of a few parts is the largest. */
function extentOf(polygon: Polygon): number {
  const [minX, minY, maxX, maxY] = polygonBox(polygon);
  return (maxX - minX) * (maxY - minY);
}
