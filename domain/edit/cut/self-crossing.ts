import { crossing } from '../../geometry/crossing.ts';
import type { Point } from '../../geometry/point.ts';
import { samePoint } from '../../geometry/point.ts';
import { edgesConflict } from './check-near.ts';

/**
 * The first place where a line crosses, touches or runs back over itself; null when it does not. It may close: its
 * last point may be its first. Points that repeat are to be taken out before (`distinctPoints`).
 */
export function selfCrossing(line: readonly Point[]): Point | null {
  const closed = line.length > 3 && samePoint(line[0]!, line[line.length - 1]!);
  const last = line.length - 2;
  for (let i = 0; i <= last; i++) {
    const a = line[i]!;
    const b = line[i + 1]!;
    const minX = Math.min(a[0], b[0]);
    const maxX = Math.max(a[0], b[0]);
    const minY = Math.min(a[1], b[1]);
    const maxY = Math.max(a[1], b[1]);
    for (let k = i + 1; k <= last; k++) {
      const c = line[k]!;
      const d = line[k + 1]!;
      if ((c[0] < minX && d[0] < minX) || (c[0] > maxX && d[0] > maxX)) continue;
      if ((c[1] < minY && d[1] < minY) || (c[1] > maxY && d[1] > maxY)) continue;
      const next = k === i + 1 || (closed && i === 0 && k === last);
      if (next ? edgesConflict(a, b, c, d) || (k === i + 1 && samePoint(a, d) && !closed) : meet(a, b, c, d))
        return crossing(a, b, c, d) ?? c;
    }
  }
  return null;
}

function meet(a: Point, b: Point, c: Point, d: Point): boolean {
  return (
    edgesConflict(a, b, c, d) || samePoint(a, c) || samePoint(a, d) || samePoint(b, c) || samePoint(b, d)
  );
}

/** The line without points that repeat the one before. */
export function distinctPoints(line: readonly Point[]): Point[] {
  return line.filter((p, i) => i === 0 || !samePoint(p, line[i - 1]!));
}
