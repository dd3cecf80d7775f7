import Flatbush from 'flatbush';
import type { Box } from '../../geometry/point.ts';
import type { EdgeTable } from './edge-table.ts';
import { forEachRing } from './match-edges.ts';
import type { PointIds } from './point-ids.ts';
import type { Soup } from './soup.ts';

/** One polygon's edge, run with the polygon's ground on the left, between pixels. */
export interface Run {
  readonly polygon: number;
  readonly from: number;
  readonly to: number;
  /** Whether the edge, as the file has it, is one that nothing cancels. */
  readonly unmatched: boolean;
}

/** Every run of every edge that does not cancel. */
export function unmatchedRuns(soup: Soup, left: EdgeTable, points: PointIds): Run[] {
  const runs: Run[] = [];
  forEachRing(soup, (polygon, from, to, way) => {
    const firstHash = left.hash(from);
    let hash = firstHash;
    for (let c = from; c < to; c++) {
      const next = c + 1 === to ? from : c + 1;
      const nextHash = next === from ? firstHash : left.hash(next);
      if (left.has(c, next, hash, nextHash)) runs.push(runOf(soup, points, polygon, c, next, way, true));
      hash = nextHash;
    }
  });
  return runs;
}

/** The runs of all other edges that come near the boxes (in pixels): they tell apart what lies within. */
export function matchedRunsIn(soup: Soup, left: EdgeTable, points: PointIds, boxes: readonly Box[]): Run[] {
  const near = new Flatbush(boxes.length);
  for (const box of boxes) near.add(box[0] - 1, box[1] - 1, box[2] + 1, box[3] + 1);
  near.finish();
  const { flat, scale } = soup;
  const { xy } = flat;
  const runs: Run[] = [];
  let polygonAsked = -1;
  let polygonNear = false;
  forEachRing(soup, (polygon, from, to, way) => {
    if (polygon !== polygonAsked) {
      const box = boxOfPolygon(soup, polygon);
      polygonAsked = polygon;
      polygonNear = near.collides(box[0], box[1], box[2], box[3]);
    }
    for (let c = from; polygonNear && c < to; c++) {
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

/** The box of a polygon's shell, in pixels. */
export function boxOfPolygon({ flat, scale }: Soup, p: number): Box {
  const { xy, ringStart, polygonStart } = flat;
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  const shell = polygonStart[p]!;
  for (let c = ringStart[shell]!; c < ringStart[shell + 1]!; c++) {
    const x = xy[2 * c]!;
    const y = xy[2 * c + 1]!;
    if (x < minX) minX = x;
    if (x > maxX) maxX = x;
    if (y < minY) minY = y;
    if (y > maxY) maxY = y;
  }
  return [minX * scale, minY * scale, maxX * scale, maxY * scale];
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
