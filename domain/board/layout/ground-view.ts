import type { GroundPoint, GroundPolygon } from '../content.ts';
import type { Mm, Trace } from '../drawing.ts';
import type { Frame } from '../map/types.ts';

/** What of the ground a rectangle of the paper shows: the ground in its middle, at 1:`scale`, north up. */
export interface GroundView {
  readonly frame: Frame;
  readonly centre: GroundPoint;
  readonly scale: number;
}

/** Metres: least and greatest east, least and greatest north. */
export interface GroundExtent {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

const MM_PER_M = 1000;

/** A ground point on the paper: one metre is exactly 1000 / scale millimetres both ways. */
export function toPaper(
  { frame, centre, scale }: GroundView,
  [east, north]: GroundPoint,
): readonly [x: Mm, y: Mm] {
  return [
    frame.x + frame.width / 2 + ((east - centre[0]) * MM_PER_M) / scale,
    frame.y + frame.height / 2 - ((north - centre[1]) * MM_PER_M) / scale,
  ];
}

/** The rings of polygons on the paper, for one even-odd path. Of points nearer than `coarse` to the last kept one none is kept. */
export function paperRings(
  polygons: readonly GroundPolygon[],
  view: GroundView,
  coarse: Mm = 0,
): readonly Trace[] {
  return polygons.flat().flatMap((ring) => {
    const points: number[] = [];
    for (const point of ring) {
      const [x, y] = toPaper(view, point);
      const last = points.length;
      if (last > 0 && Math.hypot(x - points[last - 2]!, y - points[last - 1]!) < coarse) continue;
      points.push(x, y);
    }
    return points.length < 6 ? [] : [{ points: Float64Array.from(points), closed: true }];
  });
}

/** How far polygons reach; null where there is no point at all. */
export function groundExtent(polygons: readonly GroundPolygon[]): GroundExtent | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of polygons.flat())
    for (const [x, y] of ring) {
      west = Math.min(west, x);
      south = Math.min(south, y);
      east = Math.max(east, x);
      north = Math.max(north, y);
    }
  return west <= east && south <= north ? { west, south, east, north } : null;
}
