import type { Point } from '../../geometry/point.ts';
import { orient } from '../../geometry/predicates.ts';

/**
 * Which of the rays from `at` through `v` and `w` comes first when turning clockwise from the ray through `back`?
 * Negative: v's. A ray on `back` itself comes last. Exact.
 */
export function compareClockwise(at: Point, back: Point, v: Point, w: Point): number {
  return quarter(at, back, v) - quarter(at, back, w) || orient(at, v, w);
}

/** Clockwise from `back`: 0 less than half a turn, 1 just half, 2 more, 3 the whole turn (on `back`). */
function quarter(at: Point, back: Point, v: Point): number {
  const side = orient(at, back, v);
  if (side < 0) return 0;
  if (side > 0) return 2;
  const dot = (back[0] - at[0]) * (v[0] - at[0]) + (back[1] - at[1]) * (v[1] - at[1]);
  return dot < 0 ? 1 : 3;
}

/**
 * Does the ray from `at` through `p` run into the interior of a ring that comes from `before` and goes on to `after`
 * with its interior on the left? 'along' when it lies on one of the two edges.
 */
export function rayInCorner(at: Point, before: Point, after: Point, p: Point): 'in' | 'out' | 'along' {
  if (quarter(at, after, p) === 3 || quarter(at, before, p) === 3) return 'along';
  return compareClockwise(at, before, p, after) < 0 ? 'in' : 'out';
}
