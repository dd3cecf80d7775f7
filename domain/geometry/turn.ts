import { orient2d } from 'robust-predicates';

/** Above this share of its two products a determinant in doubles has the right sign: (3 + 16ε)ε (Shewchuk 1997). */
const SURE = (3 + 16 * 2 ** -53) * 2 ** -53;

/**
 * Which way a → b → c turns: > 0 left, < 0 right, 0 exactly straight. The sign is exact for any finite doubles,
 * lattice points and raw degrees alike (Shewchuk's adaptive predicates). On bare numbers, for hot loops: the first
 * filter stands here so that it is inlined, and only what it can't decide makes a call.
 */
export function turn(ax: number, ay: number, bx: number, by: number, cx: number, cy: number): number {
  const left = (ax - cx) * (by - cy);
  const right = (ay - cy) * (bx - cx);
  const det = left - right;
  if (Math.abs(det) >= SURE * Math.abs(left + right)) return det;
  return orient2d(ax, ay, cx, cy, bx, by);
}
