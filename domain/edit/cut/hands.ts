import { type Point, samePoint } from '../../geometry/point.ts';
import type { EdgeSet } from './edge-set.ts';
import { nearestOnSegment } from './nearest-on-segment.ts';
import { PointMap } from './point-map.ts';
import type { PartedGrid, Side } from './sides.ts';
import type { Tile } from './tiles.ts';

export type Hand = 'left' | 'right';

/** What lies to the left and to the right of one edge of a line, as it was drawn; null where no grid is parted. */
export type HandsOfEdge = Readonly<Record<Hand, Side | null>>;

/**
 * The edges on which lines run, in the order in which they were drawn, with the sides to their left and right. A line
 * comes as several runs where it cuts nothing in between.
 */
export function handsOf(
  parted: readonly PartedGrid[],
  tiles: Iterable<Tile>,
  edges: EdgeSet,
  lines: readonly (readonly Point[])[],
): HandsOfEdge[][] {
  const sideOf = new Map<Tile, Side>();
  for (const sides of parted) for (const side of sides) for (const tile of side.tiles) sideOf.set(tile, side);
  const ends = new PointMap<Point[]>();
  const leftOf = new PointMap<{ to: Point; side: Side | null }[]>();
  const all: Point[] = [];
  for (const tile of tiles) {
    for (const ring of tile.polygon) {
      let a = ring[ring.length - 1]!;
      for (const b of ring) {
        if (edges.has(a, b)) {
          addTo(leftOf, a, { to: b, side: sideOf.get(tile) ?? null });
          for (const [from, to] of [
            [a, b],
            [b, a],
          ] as const) {
            const known = ends.get(from);
            if (!known) all.push(from);
            if (!known?.some((p) => samePoint(p, to))) addTo(ends, from, to);
          }
        }
        a = b;
      }
    }
  }
  const left = (a: Point, b: Point) => leftOf.get(a)?.find(({ to }) => samePoint(to, b))?.side ?? null;
  return runsOf(all, ends).map((run) => {
    const drawn = isAgainst(run, lines) ? run.toReversed() : run;
    return drawn.slice(1).map((b, i) => ({ left: left(drawn[i]!, b), right: left(b, drawn[i]!) }));
  });
}

/** Chains of points from one where a line ends (or three edges meet) to the next, then the rings that are left. */
function runsOf(points: readonly Point[], ends: PointMap<Point[]>): Point[][] {
  const walked = new PointMap<Point[]>();
  const isWalked = (a: Point, b: Point) => walked.get(a)?.some((p) => samePoint(p, b)) ?? false;
  const runs: Point[][] = [];
  const isEnd = (p: Point) => ends.get(p)!.length !== 2;
  for (const start of [...points.filter(isEnd), ...points]) {
    for (const second of ends.get(start)!) {
      if (isWalked(start, second)) continue;
      const run = [start];
      for (let next: Point | undefined = second; next; ) {
        const at: Point = run[run.length - 1]!;
        run.push(next);
        addTo(walked, at, next);
        addTo(walked, next, at);
        const on: Point = next;
        next = isEnd(on) ? undefined : ends.get(on)!.find((p) => !isWalked(on, p));
      }
      runs.push(run);
    }
  }
  return runs;
}

/** Places along a run at which it is asked which way its line was drawn: one alone may lie a unit off. */
const SAMPLES = 8;

/** Was the line that a run lies on drawn the other way? */
function isAgainst(run: readonly Point[], lines: readonly (readonly Point[])[]): boolean {
  let forth = 0;
  let before: number | null = null;
  const step = Math.max(1, Math.floor((run.length - 1) / SAMPLES));
  for (let i = 0; i < run.length; i += step) {
    const place = placeOn(run[i]!, lines);
    if (before !== null) forth += Math.sign(place - before);
    before = place;
  }
  return forth < 0;
}

/** How far along the lines the nearest place to a point is, counted in segments. */
function placeOn(p: Point, lines: readonly (readonly Point[])[]): number {
  let best = 0;
  let nearest = Number.POSITIVE_INFINITY;
  let segments = 0;
  for (const line of lines) {
    for (let i = 1; i < line.length; i++, segments++) {
      if (samePoint(line[i - 1]!, line[i]!)) continue;
      const { at, distance } = nearestOnSegment(p, line[i - 1]!, line[i]!);
      if (distance >= nearest) continue;
      nearest = distance;
      best = segments + at;
    }
  }
  return best;
}

function addTo<T>(map: PointMap<T[]>, at: Point, value: T): void {
  const list = map.get(at);
  if (list) list.push(value);
  else map.set(at, [value]);
}
