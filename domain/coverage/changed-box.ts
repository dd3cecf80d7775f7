import { boxOf, joinBoxes } from '../geometry/box.ts';
import { type Box, type Point, type Polygon, type Ring, samePoint } from '../geometry/point.ts';

/**
 * A box outside of which two states of one leaf hold the same ground and run along the same border; the empty box when they are the
 * same. Where a vertex was put on a long ring it is the box of the edge that got it.
 */
export function changedBox(was: Polygon, is: Polygon): Box {
  if (was.length !== is.length) return joinBoxes(boxOf(was[0]!), boxOf(is[0]!));
  let box = boxOf([]);
  for (let r = 0; r < is.length; r++) {
    if (was[r] !== is[r]) box = joinBoxes(box, boxOf(unlikeStretches(was[r]!, is[r]!)));
  }
  return box;
}

/** What is left of two rings without the corners that both begin and end with, and the common corners on either side of it. */
function unlikeStretches(a: Ring, b: Ring): Point[] {
  const shorter = Math.min(a.length, b.length);
  let head = 0;
  while (head < shorter && samePoint(a[head]!, b[head]!)) head++;
  if (head === a.length && head === b.length) return [];
  let tail = 0;
  while (tail < shorter - head && samePoint(a[a.length - 1 - tail]!, b[b.length - 1 - tail]!)) tail++;
  const around = [a[(head === 0 ? a.length : head) - 1]!, a[tail === 0 ? 0 : a.length - tail]!];
  return [...around, ...a.slice(head, a.length - tail), ...b.slice(head, b.length - tail)];
}
