import type { Point } from '../../geometry/point.ts';
import type { NetLine } from '../types.ts';
import type { FlatLines } from './flat-lines.ts';
import type { LocalPlane } from './local-plane.ts';

/** A line that crosses an outline so near to a corner of it is led through the corner, m. */
const CORNER_M = 1;

/**
 * Lines led through the corners of outlines that they cross nearly in, so that the outline needs no corner more. `flat`: the outlines.
 */
export function throughCorners(lines: readonly NetLine[], flat: FlatLines, plane: LocalPlane): NetLine[] {
  return lines.map((line) => {
    const points: Point[] = [];
    let moved = false;
    line.points.forEach((p, i) => {
      if (i > 0) {
        const inserted = cornersBetween(line.points[i - 1]!, p, flat, plane);
        points.push(...inserted);
        moved ||= inserted.length > 0;
      }
      points.push(p);
    });
    return moved ? { ...line, points: points.filter((p, i) => i === 0 || !same(p, points[i - 1]!)) } : line;
  });
}

function same(p: Point, q: Point): boolean {
  return p[0] === q[0] && p[1] === q[1];
}

function cornersBetween(p: Point, q: Point, flat: FlatLines, plane: LocalPlane): Point[] {
  const [px, py] = [plane.x(p), plane.y(p)];
  const [dx, dy] = [plane.x(q) - px, plane.y(q) - py];
  const found: { t: number; corner: Point }[] = [];
  for (const s of flat.touching(px, py, px + dx, py + dy)) {
    const [ax, ay] = [flat.ax[s]!, flat.ay[s]!];
    const [ex, ey] = [flat.bx[s]! - ax, flat.by[s]! - ay];
    const turn = dx * ey - dy * ex;
    if (turn === 0) continue;
    const t = ((ax - px) * ey - (ay - py) * ex) / turn;
    const u = ((ax - px) * dy - (ay - py) * dx) / turn;
    if (t <= 0 || t >= 1 || u < 0 || u > 1) continue;
    const far = u * Math.hypot(ex, ey);
    const toEnd = (1 - u) * Math.hypot(ex, ey);
    if (Math.min(far, toEnd) > CORNER_M) continue;
    const [cx, cy] = far <= toEnd ? [ax, ay] : [flat.bx[s]!, flat.by[s]!];
    found.push({ t, corner: plane.back(cx, cy) });
  }
  return found.sort((a, b) => a.t - b.t).map(({ corner }) => corner);
}
