import type { Earth } from './earth.ts';
import { EdgeGrid } from './edge-grid.ts';
import { nearestWest } from './nearest-west.ts';
import type { LinkedEdges } from './planar-map.ts';

/** The face around everything. */
export const OUTER = 0;

/** The faces of a planar map: what its edges leave of the ground. */
export interface MapFaces {
  readonly count: number;
  /** The face on the left of each half-edge; −1 where the edge bounds nothing. */
  readonly faceOf: Int32Array;
  /** m²; 0 of the outer one. */
  readonly areaM2: Float64Array;
  /** For every connected piece of the map one half-edge of its outside, and what holds comes before what it holds. */
  readonly outsides: readonly number[];
}

/**
 * Walks every loop once. One with area above 0 is a face; of every connected piece one is its outside, and is part of
 * the face that the piece lies in: the one east of the nearest edge due west of its westernmost point.
 */
export function mapFaces(map: LinkedEdges, earth: Earth): MapFaces {
  const { next, edges } = map;
  const faceOf = new Int32Array(next.length).fill(-1);
  const areas: number[] = [0];
  const outsides: { half: number; west: number }[] = [];
  for (let first = 0; first < next.length; first++) {
    if (next[first]! < 0 || faceOf[first] !== -1) continue;
    const face = areas.length;
    let area = 0;
    const origin = startOf(map, first);
    for (let half = first; faceOf[half] === -1; half = next[half]!) {
      faceOf[half] = face;
      area += earth.under(startOf(map, half), startOf(map, half ^ 1), origin);
    }
    if (runsAround(map, first)) areas.push(area);
    else {
      // known once all faces are: until then no face has this number
      for (let half = first, more = true; more; half = next[half]!, more = half !== first) faceOf[half] = -2;
      outsides.push({ half: first, west: westOf(map, first) });
    }
  }
  const { xs, ys } = map.points;
  outsides.sort((a, b) => xs[a.west]! - xs[b.west]! || ys[a.west]! - ys[b.west]!);
  const areaM2 = Float64Array.from(areas);
  const grid = outsides.length > 1 ? new EdgeGrid(map.points, edges) : null;
  outsides.forEach(({ half: first, west }, i) => {
    const beside =
      i === 0 || !grid
        ? -1
        : nearestWest(map.points, edges, grid, xs[west]!, ys[west]!, { counts: (e) => next[2 * e]! >= 0 });
    const face = beside === -1 ? OUTER : faceOf[beside]!;
    const origin = startOf(map, first);
    for (let half = first, more = true; more; half = next[half]!, more = half !== first) {
      faceOf[half] = face;
      if (face !== OUTER) areaM2[face]! += earth.under(startOf(map, half), startOf(map, half ^ 1), origin);
    }
  });
  return { count: areas.length, faceOf, areaM2, outsides: outsides.map(({ half }) => half) };
}

/** The point at which a half-edge starts. */
export function startOf({ edges }: LinkedEdges, half: number): number {
  return half & 1 ? edges.high[half >> 1]! : edges.low[half >> 1]!;
}

/** Does a loop run counter-clockwise around its ground? Shoelace from its first point; in BigInt where rounding could turn the sign. */
function runsAround(map: LinkedEdges, first: number): boolean {
  const { xs, ys } = map.points;
  const x0 = xs[startOf(map, first)]!;
  const y0 = ys[startOf(map, first)]!;
  let sum = 0;
  let size = 0;
  let steps = 0;
  let half = first;
  do {
    const a = startOf(map, half);
    const b = startOf(map, half ^ 1);
    const plus = (xs[a]! - x0) * (ys[b]! - y0);
    const minus = (xs[b]! - x0) * (ys[a]! - y0);
    sum += plus - minus;
    size += Math.abs(plus) + Math.abs(minus);
    steps++;
    half = map.next[half]!;
  } while (half !== first);
  if (Math.abs(sum) > size * steps * Number.EPSILON) return sum > 0;
  let exact = 0n;
  do {
    const a = startOf(map, half);
    const b = startOf(map, half ^ 1);
    exact += BigInt(xs[a]! - x0) * BigInt(ys[b]! - y0) - BigInt(xs[b]! - x0) * BigInt(ys[a]! - y0);
    half = map.next[half]!;
  } while (half !== first);
  return exact > 0n;
}

/** The westernmost point of a loop, the lowest of several. */
function westOf(map: LinkedEdges, first: number): number {
  const { xs, ys } = map.points;
  let west = startOf(map, first);
  for (let half = map.next[first]!; half !== first; half = map.next[half]!) {
    const p = startOf(map, half);
    if (xs[p]! < xs[west]! || (xs[p] === xs[west] && ys[p]! < ys[west]!)) west = p;
  }
  return west;
}
