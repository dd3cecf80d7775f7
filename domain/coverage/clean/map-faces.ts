import { turn } from '../../geometry/turn.ts';
import type { Earth } from './earth.ts';
import { EdgeGrid } from './edge-grid.ts';
import type { PlanarMap } from './planar-map.ts';

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
export function mapFaces(map: PlanarMap, earth: Earth): MapFaces {
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
    const beside = i === 0 || !grid ? -1 : nearestWest(map, grid, west);
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
export function startOf({ edges }: PlanarMap, half: number): number {
  return half & 1 ? edges.high[half >> 1]! : edges.low[half >> 1]!;
}

/** Does a loop run counter-clockwise around its ground? Shoelace from its first point; in BigInt where rounding could turn the sign. */
function runsAround(map: PlanarMap, first: number): boolean {
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
function westOf(map: PlanarMap, first: number): number {
  const { xs, ys } = map.points;
  let west = startOf(map, first);
  for (let half = map.next[first]!; half !== first; half = map.next[half]!) {
    const p = startOf(map, half);
    if (xs[p]! < xs[west]! || (xs[p] === xs[west] && ys[p]! < ys[west]!)) west = p;
  }
  return west;
}

/** The half-edge that has a point on its left and is the nearest due west of it; −1: there is none. */
function nearestWest(map: PlanarMap, grid: EdgeGrid, point: number): number {
  const { xs, ys } = map.points;
  const x = xs[point]!;
  const y = ys[point]!;
  let best = -1;
  let bestX = -Infinity;
  const here = grid.cellAt(x, y);
  const rowStart = here - (here % grid.columns);
  for (let cell = here; cell >= rowStart; cell--) {
    for (let at = grid.start[cell]!; at < grid.start[cell + 1]!; at++) {
      const e = grid.edges[at]!;
      if (map.next[2 * e]! < 0) continue;
      const a = map.edges.low[e]!;
      const b = map.edges.high[e]!;
      if (ys[a]! <= y === ys[b]! <= y) continue;
      const down = ys[a]! > y ? 2 * e : 2 * e + 1;
      const bottom = startOf(map, down ^ 1);
      const top = startOf(map, down);
      // the point lies to the left of the edge as it runs down
      if (turn(xs[top]!, ys[top]!, xs[bottom]!, ys[bottom]!, x, y) <= 0) continue;
      const reached = xs[bottom]! + ((y - ys[bottom]!) / (ys[top]! - ys[bottom]!)) * (xs[top]! - xs[bottom]!);
      if (best === -1 || reached > bestX + 1 || (reached > bestX - 1 && isEast(map, down, best))) {
        best = down;
        bestX = reached;
      }
    }
    if (best !== -1 && bestX >= grid.westOf(cell)) return best;
  }
  return best;
}

/** Of two edges that run down past one height and do not cross: does the first one lie east of the other? Exact. */
function isEast(map: PlanarMap, g: number, h: number): boolean {
  const { xs, ys } = map.points;
  const [gTop, gBottom] = [startOf(map, g), startOf(map, g ^ 1)];
  const [hTop, hBottom] = [startOf(map, h), startOf(map, h ^ 1)];
  const side = (p: number, top: number, bottom: number) =>
    turn(xs[top]!, ys[top]!, xs[bottom]!, ys[bottom]!, xs[p]!, ys[p]!);
  // judged by an end of one within the heights of the other; the lower ends where both have the same
  if (ys[gBottom]! >= ys[hBottom]!) {
    const low = side(gBottom, hTop, hBottom);
    if (low !== 0) return low > 0;
  } else {
    const low = side(hBottom, gTop, gBottom);
    if (low !== 0) return low < 0;
  }
  return ys[gTop]! <= ys[hTop]! ? side(gTop, hTop, hBottom) > 0 : side(hTop, gTop, gBottom) < 0;
}
