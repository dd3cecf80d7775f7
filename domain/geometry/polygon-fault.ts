import Flatbush from 'flatbush';
import { EdgeList, edgeContacts } from './edge-contacts.ts';
import type { FlatPolygons } from './flat-polygons.ts';
import { closesCycle } from './ring-touches.ts';
import { turn } from './turn.ts';

export type PolygonFaultCode =
  | 'polygon-empty'
  | 'not-finite'
  | 'too-few-points'
  | 'repeated-point'
  | 'spike'
  | 'ring-crosses-itself'
  | 'ring-touches-itself'
  | 'rings-cross'
  | 'rings-share-edge'
  | 'interior-disconnected'
  | 'hole-outside'
  | 'hole-in-hole';

/** What bars a polygon, which of its rings (0: the shell) and where, in the units of its corners. */
export interface PolygonFault {
  readonly code: PolygonFaultCode;
  readonly ring: number;
  readonly at: readonly [x: number, y: number];
}

// one polygon is looked at at a time, so the buffers are shared
const edges = new EdgeList();

/**
 * The first thing that keeps polygon `p` from being a valid one, or null: OGC's rules, decided exactly on any finite
 * doubles. Every ring is simple and closed with three distinct corners or more; rings do not cross nor share a
 * stretch; holes lie in the shell and not in one another; rings may touch in single points as long as the interior
 * stays connected. Which way rings run is not asked.
 */
export function polygonFault(flat: FlatPolygons, p: number): PolygonFault | null {
  const { xy, ringStart, polygonStart } = flat;
  const firstRing = polygonStart[p]!;
  const endRing = polygonStart[p + 1]!;
  if (firstRing === endRing) return { code: 'polygon-empty', ring: 0, at: [Number.NaN, Number.NaN] };
  edges.clear();
  for (let r = firstRing; r < endRing; r++) {
    const fault = addRing(xy, ringStart[r]!, ringStart[r + 1]!, r - firstRing);
    if (fault) return fault;
  }
  const base = ringStart[firstRing]!;
  let fault: PolygonFault | null = null;
  let touches: number[] | null = null;
  edgeContacts(edges, (i, j, kind, x, y) => {
    const ring = ringOfEdge(ringStart, firstRing, endRing, base + i);
    const at = [x, y] as const;
    const last = ringStart[ring + 1]! - base - 1;
    if (j > last) {
      if (kind === 'touch') {
        const other = ringOfEdge(ringStart, ring, endRing, base + j);
        touches ??= [];
        touches.push(ring - firstRing, other - firstRing, x, y);
        return false;
      }
      fault = { code: kind === 'cross' ? 'rings-cross' : 'rings-share-edge', ring: ring - firstRing, at };
      return true;
    }
    fault = {
      code: kind === 'touch' ? 'ring-touches-itself' : 'ring-crosses-itself',
      ring: ring - firstRing,
      at,
    };
    return true;
  });
  if (fault || endRing - firstRing === 1) return fault;
  return holesFault(flat, firstRing, endRing, touches ?? []);
}

/** Which of the rings from `first` to before `end` has that corner, the first of its edge. */
function ringOfEdge(
  ringStart: FlatPolygons['ringStart'],
  first: number,
  end: number,
  corner: number,
): number {
  let low = first;
  let high = end - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (ringStart[middle]! <= corner) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The ring's edges; refuses numbers that are none, edges without length, rings too short to have an inside, and spikes. */
function addRing(xy: Float64Array, from: number, to: number, ring: number): PolygonFault | null {
  if (to === from) return { code: 'too-few-points', ring, at: [Number.NaN, Number.NaN] };
  edges.reserve(to - from);
  const { ends, ringEnd } = edges;
  const end = edges.count + to - from;
  let ax = xy[2 * to - 2]!;
  let ay = xy[2 * to - 1]!;
  let bx = xy[2 * from]!;
  let by = xy[2 * from + 1]!;
  for (let c = from, e = edges.count; c < to; c++, e++) {
    // beyond this the exact predicates would overflow
    if (!(Math.abs(bx) < 1e100 && Math.abs(by) < 1e100)) return { code: 'not-finite', ring, at: [bx, by] };
    if (bx === ax && by === ay)
      return { code: to - from < 3 ? 'too-few-points' : 'repeated-point', ring, at: [bx, by] };
    const next = c + 1 === to ? from : c + 1;
    const cx = xy[2 * next]!;
    const cy = xy[2 * next + 1]!;
    if (
      to - from > 2 &&
      (bx - ax) * (cx - bx) + (by - ay) * (cy - by) < 0 &&
      turn(ax, ay, bx, by, cx, cy) === 0
    ) {
      return { code: 'spike', ring, at: [bx, by] };
    }
    ends[4 * e] = bx;
    ends[4 * e + 1] = by;
    ends[4 * e + 2] = cx;
    ends[4 * e + 3] = cy;
    ringEnd[e] = end;
    ax = bx;
    ay = by;
    bx = cx;
    by = cy;
  }
  if (to - from < 3) return { code: 'too-few-points', ring, at: [ax, ay] };
  edges.count = end;
  return null;
}

/** Simple rings that meet in points only: is each hole where it should be, and the interior in one piece? */
function holesFault(
  flat: FlatPolygons,
  firstRing: number,
  endRing: number,
  touches: readonly number[],
): PolygonFault | null {
  const count = endRing - firstRing;
  const cycle = closesCycle(count, touches);
  // A hole meets another ring in two points only where the interior falls apart or the ring lies across the other;
  // without such a cycle all its corners but one are strictly on one side of every other ring.
  for (let hole = 1; hole < count; hole++) {
    const side = sideOf(flat, firstRing + hole, firstRing);
    if (side.inside === 0) return { code: 'hole-outside', ring: hole, at: side.at };
  }
  if (cycle) return { code: 'interior-disconnected', ring: cycle.ring, at: cycle.at };
  if (count < 3) return null;
  const { boxes, index } = indexHoles(flat, firstRing + 1, endRing);
  for (let hole = 1; hole < count; hole++) {
    const [minX, minY, maxX, maxY] = boxes[hole - 1]!;
    const around = index.search(minX, minY, maxX, maxY, (i) => {
      const box = boxes[i]!;
      return i !== hole - 1 && box[0] <= minX && box[1] <= minY && box[2] >= maxX && box[3] >= maxY;
    });
    for (const i of around.sort((a, b) => a - b)) {
      const other = i + 1;
      const side = sideOf(flat, firstRing + hole, firstRing + other);
      if (side.inside === 1) return { code: 'hole-in-hole', ring: hole, at: side.at };
    }
  }
  return null;
}

/** Whether ring `r` lies inside ring `of`, judged at its first corner that is not on it; -1 when all corners are on it. */
function sideOf(
  flat: FlatPolygons,
  r: number,
  of: number,
): { inside: -1 | 0 | 1; at: readonly [number, number] } {
  const { xy, ringStart } = flat;
  for (let c = ringStart[r]!; c < ringStart[r + 1]!; c++) {
    const x = xy[2 * c]!;
    const y = xy[2 * c + 1]!;
    const where = locateInRing(xy, ringStart[of]!, ringStart[of + 1]!, x, y);
    if (where !== 0) return { inside: where > 0 ? 1 : 0, at: [x, y] };
  }
  return { inside: -1, at: [xy[2 * ringStart[r]!]!, xy[2 * ringStart[r]! + 1]!] };
}

/** The boxes of rings, and where they are: thousands of holes are not compared each with each. */
function indexHoles(flat: FlatPolygons, first: number, end: number) {
  const boxes = Array.from({ length: end - first }, (_, i) => ringBox(flat, first + i));
  const index = new Flatbush(boxes.length);
  for (const box of boxes) index.add(...box);
  index.finish();
  return { boxes, index };
}

function ringBox({ xy, ringStart }: FlatPolygons, r: number): [number, number, number, number] {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let c = ringStart[r]!; c < ringStart[r + 1]!; c++) {
    const x = xy[2 * c]!;
    const y = xy[2 * c + 1]!;
    if (x < minX) minX = x;
    if (x > maxX) maxX = x;
    if (y < minY) minY = y;
    if (y > maxY) maxY = y;
  }
  return [minX, minY, maxX, maxY];
}

/** 1 inside, 0 on the ring, -1 outside; exact (a ray towards +x, crossings decided by turns). */
export function locateInRing(xy: Float64Array, from: number, to: number, x: number, y: number): number {
  let inside = false;
  let ax = xy[2 * to - 2]!;
  let ay = xy[2 * to - 1]!;
  for (let c = from; c < to; c++) {
    const bx = xy[2 * c]!;
    const by = xy[2 * c + 1]!;
    if (bx === x && by === y) return 0;
    if (ay <= y !== by <= y) {
      const side = turn(ax, ay, bx, by, x, y);
      if (side === 0) return 0;
      if (side > 0 === by > ay) inside = !inside;
    } else if (ay === y && by === y && ax < x !== bx < x) {
      return 0;
    }
    ax = bx;
    ay = by;
  }
  return inside ? 1 : -1;
}

/** Where a place lies in polygon `p` of flat ones: 1 inside it, 0 on its border, -1 outside. Exact. */
export function locateInFlat(
  { xy, ringStart, polygonStart }: FlatPolygons,
  p: number,
  x: number,
  y: number,
): number {
  let odd = false;
  for (let r = polygonStart[p]!; r < polygonStart[p + 1]!; r++) {
    const where = locateInRing(xy, ringStart[r]!, ringStart[r + 1]!, x, y);
    if (where === 0) return 0;
    if (where > 0) odd = !odd;
  }
  return odd ? 1 : -1;
}
