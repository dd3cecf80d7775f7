import type { Point, Polygon } from '../../geometry/point.ts';
import { pointOnSurface } from '../../geometry/surface-point.ts';
import { assemblePolygons } from '../assemble-polygons.ts';
import { type DirectedEdge, traceRings } from '../trace-rings.ts';
import type { Earth } from './earth.ts';
import { startOf } from './map-faces.ts';
import type { PlanarMap } from './planar-map.ts';

/** The outline of the ground that lies on the left of half-edges: those that do not have it on both sides. */
export function outlineOf(halves: readonly number[]): number[] {
  const all = new Set(halves);
  return halves.filter((half) => !all.has(half ^ 1));
}

/** m² and mean width (twice the area by the outline, m) of what an outline goes around. */
export function measureGround(map: PlanarMap, earth: Earth, outline: readonly number[]) {
  let areaM2 = 0;
  let around = 0;
  const origin = outline.length > 0 ? startOf(map, outline[0]!) : 0;
  for (const half of outline) {
    const a = startOf(map, half);
    const b = startOf(map, half ^ 1);
    areaM2 += earth.under(a, b, origin);
    around += earth.metres(a, b);
  }
  return { areaM2, widthM: around === 0 ? 0 : (2 * areaM2) / around };
}

/** The polygons of an outline: valid, every corner kept. */
export function polygonsOf(map: PlanarMap, outline: readonly number[]): Polygon[] {
  const { xs, ys } = map.points;
  const place = (p: number): Point => [xs[p]!, ys[p]!];
  return assemblePolygons(
    traceRings(
      outline.map((half): DirectedEdge => [place(startOf(map, half)), place(startOf(map, half ^ 1))]),
    ),
  );
}

/** A place to look at ground that somebody may ask for: on its first polygon. */
export function placeOf(polygons: readonly Polygon[]): Point {
  return pointOnSurface(polygons[0]!);
}
