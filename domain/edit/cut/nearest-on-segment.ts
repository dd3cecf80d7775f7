import type { Point } from '../../geometry/point.ts';

/** Where on a–b the point nearest to p lies (0 at a, 1 at b, kept between them), and how far off p is, in units. */
export function nearestOnSegment(p: Point, a: Point, b: Point): { at: number; distance: number } {
  const dx = b[0] - a[0];
  const dy = b[1] - a[1];
  const ex = p[0] - a[0];
  const ey = p[1] - a[1];
  const at = Math.min(1, Math.max(0, (ex * dx + ey * dy) / (dx * dx + dy * dy)));
  return { at, distance: Math.hypot(ex - at * dx, ey - at * dy) };
}

/** The lattice point nearest to the place `at` on a–b. */
export function roundedAt(a: Point, b: Point, at: number): Point {
  return [Math.round(a[0] + at * (b[0] - a[0])), Math.round(a[1] + at * (b[1] - a[1]))];
}
