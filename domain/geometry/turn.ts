import { orient2d } from 'robust-predicates';

/**
 * Which way a → b → c turns: > 0 left, < 0 right, 0 exactly straight. The sign is exact for any finite doubles,
 * lattice points and raw degrees alike (Shewchuk's adaptive predicates). On bare numbers, for hot loops.
 */
export function turn(ax: number, ay: number, bx: number, by: number, cx: number, cy: number): number {
  return orient2d(ax, ay, cx, cy, bx, by);
}
