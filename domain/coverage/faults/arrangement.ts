import { turn } from '../../geometry/turn.ts';
import type { PointIds } from './point-ids.ts';

/** A noded edge; `net` says by how much the winding number left of from → to exceeds the one right of it. */
export interface NodedEdge {
  readonly from: number;
  readonly to: number;
  readonly net: number;
}

/**
 * Noded edges as a planar map. Half-edge 2e runs edge e from → to, 2e + 1 back; the loop of a half-edge is the boundary
 * on its left hand. A loop with area > 0 runs around a face from inside; every connected component has exactly one loop
 * with area ≤ 0, which is its outside.
 */
export interface Arrangement {
  readonly points: PointIds;
  readonly edges: readonly NodedEdge[];
  /** The half-edges of each loop in order. */
  readonly loops: readonly (readonly number[])[];
  readonly loopOf: Int32Array;
  /** Twice the signed area of each loop, in squared units of the points; its sign is exact. */
  readonly area2: readonly number[];
}

/** The point at which a half-edge starts. */
export function startOf(edges: readonly NodedEdge[], half: number): number {
  const edge = edges[half >> 1]!;
  return half & 1 ? edge.to : edge.from;
}

/** Links half-edges into loops, at every point by the tightest turn; exact angles. Edges meet in their ends only. */
export function arrange(points: PointIds, edges: readonly NodedEdge[]): Arrangement {
  const count = 2 * edges.length;
  const next = linkAround(points, edges);
  const loopOf = new Int32Array(count).fill(-1);
  const loops: number[][] = [];
  for (let start = 0; start < count; start++) {
    if (loopOf[start] !== -1) continue;
    const loop: number[] = [];
    for (let half = start; loopOf[half] === -1; half = next[half]!) {
      loopOf[half] = loops.length;
      loop.push(half);
    }
    loops.push(loop);
  }
  const area2 = loops.map((loop) => loopArea2(points, edges, loop));
  return { points, edges, loops, loopOf, area2 };
}

/** For every half-edge the one that follows it with the same face on its left. */
function linkAround(points: PointIds, edges: readonly NodedEdge[]): Int32Array {
  const leaving = new Map<number, number[]>();
  for (let half = 0; half < 2 * edges.length; half++) {
    const start = startOf(edges, half);
    const list = leaving.get(start);
    if (list) list.push(half);
    else leaving.set(start, [half]);
  }
  const { xs, ys } = points;
  const next = new Int32Array(2 * edges.length);
  for (const [at, fan] of leaving) {
    const x = xs[at]!;
    const y = ys[at]!;
    // 0: from due east up to due west, 1: the rest
    const half = (end: number) => (ys[end]! > y || (ys[end] === y && xs[end]! > x) ? 0 : 1);
    fan.sort((g, h) => {
      const a = startOf(edges, g ^ 1);
      const b = startOf(edges, h ^ 1);
      return half(a) - half(b) || -turn(x, y, xs[a]!, ys[a]!, xs[b]!, ys[b]!);
    });
    // who arrives against fan[k] leaves by the next one clockwise
    for (let k = 0; k < fan.length; k++) next[fan[k]! ^ 1] = fan[(k + fan.length - 1) % fan.length]!;
  }
  return next;
}

/** Shoelace from the loop's first point in doubles; in BigInt where rounding could turn the sign. */
function loopArea2({ xs, ys }: PointIds, edges: readonly NodedEdge[], loop: readonly number[]): number {
  const origin = startOf(edges, loop[0]!);
  const x0 = xs[origin]!;
  const y0 = ys[origin]!;
  let sum = 0;
  let size = 0;
  for (const half of loop) {
    const a = startOf(edges, half);
    const b = startOf(edges, half ^ 1);
    const plus = (xs[a]! - x0) * (ys[b]! - y0);
    const minus = (xs[b]! - x0) * (ys[a]! - y0);
    sum += plus - minus;
    size += Math.abs(plus) + Math.abs(minus);
  }
  if (Math.abs(sum) > size * loop.length * Number.EPSILON) return sum;
  let exact = 0n;
  for (const half of loop) {
    const a = startOf(edges, half);
    const b = startOf(edges, half ^ 1);
    exact += BigInt(xs[a]! - x0) * BigInt(ys[b]! - y0) - BigInt(xs[b]! - x0) * BigInt(ys[a]! - y0);
  }
  return Number(exact);
}
