import { orient2d } from 'robust-predicates';
import type { Point } from './point.ts';

/** Below this difference of coordinates a product of two is exact, and so is the plain determinant. */
const EXACT = 2 ** 26;

/**
 * On which side of the line a → b lies c? > 0 left, < 0 right, 0 exactly on it. The sign is exact for every
 * lattice point (and for half-integers); the size is twice the triangle's area, rounded. Method: the plain
 * determinant where its products are exact, else Shewchuk's adaptive one (`robust-predicates`, whose sign is for
 * a y axis that points down, so a and b change places here).
 */
export function orient(a: Point, b: Point, c: Point): number {
  const abx = b[0] - a[0];
  const aby = b[1] - a[1];
  const acx = c[0] - a[0];
  const acy = c[1] - a[1];
  if (
    abx < EXACT &&
    abx > -EXACT &&
    aby < EXACT &&
    aby > -EXACT &&
    acx < EXACT &&
    acx > -EXACT &&
    acy < EXACT &&
    acy > -EXACT
  ) {
    return abx * acy - aby * acx;
  }
  return orient2d(b[0], b[1], a[0], a[1], c[0], c[1]);
}

/** Is p on the closed segment a–b? Exact. */
export function onSegment(p: Point, a: Point, b: Point): boolean {
  return inBoxOf(p, a, b) && orient(a, b, p) === 0;
}

/** Do the closed segments a–b and c–d have a point in common (crossing, touching or overlapping)? Exact. */
export function segmentsTouch(a: Point, b: Point, c: Point, d: Point): boolean {
  const sideC = Math.sign(orient(a, b, c));
  const sideD = Math.sign(orient(a, b, d));
  if (sideC * sideD > 0) return false;
  const sideA = Math.sign(orient(c, d, a));
  const sideB = Math.sign(orient(c, d, b));
  if (sideA * sideB > 0) return false;
  if (sideC !== 0 || sideD !== 0 || sideA !== 0 || sideB !== 0) return true;
  return inBoxOf(c, a, b) || inBoxOf(d, a, b) || inBoxOf(a, c, d) || inBoxOf(b, c, d);
}

/** Do the segments cross in one point that is inside of both? Exact. */
export function segmentsCross(a: Point, b: Point, c: Point, d: Point): boolean {
  const ab = orient(a, b, c) > 0 ? orient(a, b, d) < 0 : orient(a, b, c) < 0 && orient(a, b, d) > 0;
  return ab && (orient(c, d, a) > 0 ? orient(c, d, b) < 0 : orient(c, d, a) < 0 && orient(c, d, b) > 0);
}

function inBoxOf(p: Point, a: Point, b: Point): boolean {
  return (
    p[0] >= Math.min(a[0], b[0]) &&
    p[0] <= Math.max(a[0], b[0]) &&
    p[1] >= Math.min(a[1], b[1]) &&
    p[1] <= Math.max(a[1], b[1])
  );
}
