import { areaM2, lengthM } from '../../geometry/measure.ts';
import type { Point, Polygon } from '../../geometry/point.ts';
import { pointOnSurface } from '../../geometry/surface-point.ts';
import { assemblePolygons } from '../assemble-polygons.ts';
import { type DirectedEdge, traceRings } from '../trace-rings.ts';
import { type Arrangement, startOf } from './arrangement.ts';
import type { Face } from './faces.ts';
import type { OwnedEdge } from './node-runs.ts';
import { PIXELS_PER_UNIT } from './soup.ts';

/** A face with what borders on it. Points are pixels. */
export interface Region {
  readonly face: Face;
  readonly polygons: readonly Polygon[];
  readonly at: Point;
  readonly areaM2: number;
  /** Mean width in metres: twice the area by the outline, which for a thin strip is its width. */
  readonly widthM: number;
  /** The polygons whose edge this side of the outline is: they cover the region. */
  readonly within: ReadonlySet<number>;
  /** The polygons whose edge the other side of the outline is: they end here. */
  readonly beside: ReadonlySet<number>;
}

/** The face's outline, measured with Turf, and the polygons on both sides of it. */
export function makeRegion(map: Arrangement, edges: readonly OwnedEdge[], face: Face): Region {
  const within = new Set<number>();
  const beside = new Set<number>();
  const outline: DirectedEdge[] = [];
  const { xs, ys } = map.points;
  const pixel = (p: number): Point => [xs[p]!, ys[p]!];
  const loops = new Set([face.outer, ...face.holes]);
  for (const loop of loops) {
    for (const half of map.loops[loop]!) {
      const edge = edges[half >> 1]!;
      for (const p of half & 1 ? edge.right : edge.left) within.add(p);
      for (const p of half & 1 ? edge.left : edge.right) beside.add(p);
      // a line that ends within the face has it on both sides, and bounds nothing
      if (loops.has(map.loopOf[half ^ 1]!)) continue;
      outline.push([pixel(startOf(map.edges, half)), pixel(startOf(map.edges, half ^ 1))]);
    }
  }
  const polygons = assemblePolygons(traceRings(outline));
  // seen from its own corner: longitude by longitude a tiny area would drown in the rounding of large numbers
  const [x0] = polygons[0]![0]![0]!;
  const shifted = polygons.map((polygon) =>
    polygon.map((ring) => ring.map(([x, y]): Point => [(x - x0) / PIXELS_PER_UNIT, y / PIXELS_PER_UNIT])),
  );
  const area = areaM2(shifted);
  let around = 0;
  for (const ring of shifted.flat()) around += lengthM([...ring, ring[0]!]);
  return {
    face,
    polygons,
    at: pointOnSurface(polygons[0]!),
    areaM2: area,
    widthM: (2 * area) / around,
    within,
    beside,
  };
}
