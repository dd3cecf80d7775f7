import Flatbush from 'flatbush';
import type { Box } from '../../geometry/point.ts';
import type { EdgeTable } from './edge-table.ts';
import type { PointIds } from './point-ids.ts';
import { forEachRing, type Soup } from './soup.ts';

/** One polygon's edge, run with the polygon's ground on the left, between pixels. */
export interface Run {
  readonly polygon: number;
  readonly from: number;
  readonly to: number;
  /** Whether the edge, as the file has it, is one that nothing cancels. */
  readonly unmatched: boolean;
}

/** Every run of every edge that does not cancel. `boxes`: the polygons', in pixels. */
export function unmatchedRuns(soup: Soup, left: EdgeTable, points: PointIds, boxes: Float64Array): Run[] {
  const { scale, flat } = soup;
  const { xy } = flat;
  const near = left.leftEdges().map(([a, b]): Box => {
    const ax = xy[2 * a]! * scale;
    const ay = xy[2 * a + 1]! * scale;
    const bx = xy[2 * b]! * scale;
    const by = xy[2 * b + 1]! * scale;
    return [Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)];
  });
  const runs: Run[] = [];
  forEachRingIn(soup, boxes, near, (polygon, from, to, way) => {
    for (let c = from; c < to; c++) {
      const next = c + 1 === to ? from : c + 1;
      if (left.has(c, next, left.hash(c), left.hash(next))) {
        runs.push(runOf(soup, points, polygon, c, next, way, true));
      }
    }
  });
  return runs;
}

/** The runs of all other edges that come near the places (in pixels): they tell apart what lies within. */
export function matchedRunsIn(
  soup: Soup,
  left: EdgeTable,
  points: PointIds,
  boxes: Float64Array,
  places: readonly Box[],
): Run[] {
  const { flat, scale } = soup;
  const { xy } = flat;
  const runs: Run[] = [];
  forEachRingIn(soup, boxes, places, (polygon, from, to, way, near) => {
    for (let c = from; c < to; c++) {
      const next = c + 1 === to ? from : c + 1;
      const ax = xy[2 * c]! * scale;
      const ay = xy[2 * c + 1]! * scale;
      const bx = xy[2 * next]! * scale;
      const by = xy[2 * next + 1]! * scale;
      if (!near.collides(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by))) continue;
      if (left.has(c, next, left.hash(c), left.hash(next))) continue;
      runs.push(runOf(soup, points, polygon, c, next, way, false));
    }
  });
  return runs;
}

/** The rings of the polygons whose box comes within a pixel of a place. */
function forEachRingIn(
  soup: Soup,
  boxes: Float64Array,
  places: readonly Box[],
  on: (polygon: number, from: number, to: number, way: number, near: Flatbush) => void,
): void {
  if (places.length === 0) return;
  const near = new Flatbush(places.length);
  for (const [minX, minY, maxX, maxY] of places) near.add(minX - 1, minY - 1, maxX + 1, maxY + 1);
  near.finish();
  let asked = -1;
  let isNear = false;
  forEachRing(soup, (p, from, to, way) => {
    if (p !== asked) {
      asked = p;
      isNear = near.collides(boxes[4 * p]!, boxes[4 * p + 1]!, boxes[4 * p + 2]!, boxes[4 * p + 3]!);
    }
    if (isNear) on(p, from, to, way, near);
  });
}

function runOf(
  soup: Soup,
  points: PointIds,
  polygon: number,
  corner: number,
  next: number,
  way: number,
  unmatched: boolean,
): Run {
  const a = pixelOf(soup, points, corner);
  const b = pixelOf(soup, points, next);
  return { polygon, from: way > 0 ? a : b, to: way > 0 ? b : a, unmatched };
}

function pixelOf({ flat, scale }: Soup, points: PointIds, corner: number): number {
  return points.idOf(Math.round(flat.xy[2 * corner]! * scale), Math.round(flat.xy[2 * corner + 1]! * scale));
}
