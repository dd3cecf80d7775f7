import { turn } from '../../geometry/turn.ts';
import type { EdgeIds } from './edge-ids.ts';
import type { LatticePoints } from './lattice-points.ts';

/**
 * For edges that meet in their ends only: to every half-edge (2e runs edge e from its low point to its high one, 2e + 1 back) the one
 * that follows around the ground on its left, at each point the first clockwise from the way back; −1 for edges that `bounds` does not mark.
 */
export function linkEdges({ xs, ys, count }: LatticePoints, edges: EdgeIds, bounds: Uint8Array): Int32Array {
  const { low, high } = edges;
  const start = new Int32Array(count + 1);
  for (let e = 0; e < edges.count; e++) {
    if (bounds[e] === 0) continue;
    start[low[e]! + 1]!++;
    start[high[e]! + 1]!++;
  }
  for (let p = 0; p < count; p++) start[p + 1]! += start[p]!;
  const free = start.slice();
  const leaving = new Int32Array(start[count]!);
  for (let e = 0; e < edges.count; e++) {
    if (bounds[e] === 0) continue;
    leaving[free[low[e]!]!++] = 2 * e;
    leaving[free[high[e]!]!++] = 2 * e + 1;
  }
  const next = new Int32Array(2 * edges.count).fill(-1);
  for (let p = 0; p < count; p++) {
    const from = start[p]!;
    const to = start[p + 1]!;
    if (to - from > 2) sortAround(leaving.subarray(from, to), xs[p]!, ys[p]!, xs, ys, edges);
    for (let i = from; i < to; i++) next[leaving[i]! ^ 1] = leaving[i === from ? to - 1 : i - 1]!;
  }
  return next;
}

/** Half-edges that leave one point, counter-clockwise from due east. Exact. */
function sortAround(
  fan: Int32Array,
  x: number,
  y: number,
  xs: ArrayLike<number>,
  ys: ArrayLike<number>,
  { low, high }: EdgeIds,
): void {
  const end = (half: number) => (half & 1 ? low[half >> 1]! : high[half >> 1]!);
  const lower = (p: number) => (ys[p]! > y || (ys[p] === y && xs[p]! > x) ? 0 : 1);
  fan.sort((g, h) => {
    const a = end(g);
    const b = end(h);
    return lower(a) - lower(b) || -turn(x, y, xs[a]!, ys[a]!, xs[b]!, ys[b]!);
  });
}
