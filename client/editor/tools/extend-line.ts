import type { GridId } from '../../../domain/coverage/types.ts';
import type { Division } from '../../../domain/edit/types.ts';
import { crossing } from '../../../domain/geometry/crossing.ts';
import { type Point, samePoint } from '../../../domain/geometry/point.ts';
import { boxOfGrid, gridAt, outlineOf } from './ground.ts';

/** How far beyond the border an extension ends: enough to cross it after rounding, about 30 cm. */
const OVERSHOOT = 30;
/** An end this near the outline is on it: a snapped point is rounded to the lattice. Lattice units. */
const ON_OUTLINE = 2;

/**
 * A line whose ends lie inside a grid, carried on in their own direction until they leave it: so a half-drawn cut
 * already has two sides. Ends that lie outside or on the grid's outline stay as they are.
 */
export function extendLine(division: Division, gridId: GridId, line: readonly Point[]): readonly Point[] {
  const box = boxOfGrid(division, gridId);
  if (line.length < 2 || !box) return line;
  const level = division.tree.grids.get(gridId)!.level;
  const segments = outlineOf(division, gridId).flatMap(({ points }) =>
    points.slice(1).map((b, i) => [points[i]!, b] as const),
  );
  const reach = Math.hypot(box[2] - box[0], box[3] - box[1]) + OVERSHOOT;
  const beyond = (end: Point, before: Point): Point | null => {
    if (gridAt(division, level, end) !== gridId) return null;
    if (segments.some(([a, b]) => distance(end, a, b) <= ON_OUTLINE)) return null;
    const length = Math.hypot(end[0] - before[0], end[1] - before[1]);
    const ux = (end[0] - before[0]) / length;
    const uy = (end[1] - before[1]) / length;
    const far: Point = [Math.round(end[0] + ux * reach), Math.round(end[1] + uy * reach)];
    let nearest = reach;
    for (const [a, b] of segments) {
      const p = crossing(end, far, a, b);
      if (p) nearest = Math.min(nearest, Math.hypot(p[0] - end[0], p[1] - end[1]));
    }
    const on = nearest + OVERSHOOT;
    return [Math.round(end[0] + ux * on), Math.round(end[1] + uy * on)];
  };
  const corners = line.filter((p, i) => i === 0 || !samePoint(p, line[i - 1]!));
  if (corners.length < 2) return line;
  const first = beyond(corners[0]!, corners[1]!);
  const last = beyond(corners.at(-1)!, corners.at(-2)!);
  return [...(first ? [first] : []), ...corners, ...(last ? [last] : [])];
}

function distance(p: Point, a: Point, b: Point): number {
  const dx = b[0] - a[0];
  const dy = b[1] - a[1];
  const t = Math.max(0, Math.min(1, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / (dx * dx + dy * dy)));
  return Math.hypot(a[0] + t * dx - p[0], a[1] + t * dy - p[1]);
}
