import Flatbush from 'flatbush';
import type { Box } from '../../geometry/point.ts';
import { type EdgeMatch, netOf } from './match-edges.ts';
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
export function unmatchedRuns(soup: Soup, match: EdgeMatch, points: PointIds): Run[] {
  const runs: Run[] = [];
  forEachEdge(soup, (polygon, from, to, corner) => {
    if (netOf(match, match.slotOf[corner]!) === 0) return;
    runs.push({ polygon, from: pixelOf(soup, points, from), to: pixelOf(soup, points, to), unmatched: true });
  });
  return runs;
}

/** The runs of all other edges that come near the boxes (in pixels): they tell apart what lies within. */
export function matchedRunsIn(soup: Soup, match: EdgeMatch, points: PointIds, boxes: readonly Box[]): Run[] {
  const near = new Flatbush(boxes.length);
  for (const box of boxes) near.add(box[0] - 1, box[1] - 1, box[2] + 1, box[3] + 1);
  near.finish();
  const { flat, scale } = soup;
  const { xy, ringStart, polygonStart } = flat;
  const runs: Run[] = [];
  for (let p = 0; p < polygonStart.length - 1; p++) {
    const box = boxOfPolygon(soup, p);
    if (!near.collides(box[0], box[1], box[2], box[3])) continue;
    for (let r = polygonStart[p]!; r < polygonStart[p + 1]!; r++) {
      const way = soup.turned[r]!;
      for (let c = ringStart[r]!; way !== 0 && c < ringStart[r + 1]!; c++) {
        if (netOf(match, match.slotOf[c]!) !== 0) continue;
        const next = c + 1 === ringStart[r + 1]! ? ringStart[r]! : c + 1;
        const ax = xy[2 * c]! * scale;
        const ay = xy[2 * c + 1]! * scale;
        const bx = xy[2 * next]! * scale;
        const by = xy[2 * next + 1]! * scale;
        if (!near.collides(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by))) continue;
        const a = pixelOf(soup, points, c);
        const b = pixelOf(soup, points, next);
        runs.push({ polygon: p, from: way > 0 ? a : b, to: way > 0 ? b : a, unmatched: false });
      }
    }
  }
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

function pixelOf({ flat, scale }: Soup, points: PointIds, corner: number): number {
  return points.idOf(Math.round(flat.xy[2 * corner]! * scale), Math.round(flat.xy[2 * corner + 1]! * scale));
}

/** Every edge with its polygon, from and to the corners that put the ground on its left; `corner` is its own. */
function forEachEdge(
  soup: Soup,
  on: (polygon: number, from: number, to: number, corner: number) => void,
): void {
  const { ringStart, polygonStart } = soup.flat;
  for (let p = 0; p < polygonStart.length - 1; p++) {
    for (let r = polygonStart[p]!; r < polygonStart[p + 1]!; r++) {
      const way = soup.turned[r]!;
      if (way === 0) continue;
      const start = ringStart[r]!;
      const end = ringStart[r + 1]!;
      for (let c = start; c < end; c++) {
        const next = c + 1 === end ? start : c + 1;
        if (way > 0) on(p, c, next, c);
        else on(p, next, c, c);
      }
    }
  }
}
