import { crossing } from '../../geometry/crossing.ts';
import type { Point } from '../../geometry/point.ts';
import { samePoint } from '../../geometry/point.ts';
import { type Segment, SegmentIndex } from '../../geometry/segment-index.ts';
import { edgesConflict } from './check-near.ts';

/**
 * The first place where a line crosses, touches or runs back over itself; null when it does not. It may close: its
 * last point may be its first. Points that repeat are to be taken out before (`distinctPoints`).
 */
export function selfCrossing(line: readonly Point[]): Point | null {
  const closed = line.length > 3 && samePoint(line[0]!, line[line.length - 1]!);
  const segments = line.slice(1).map((b, i): Segment => [line[i]!, b]);
  const last = segments.length - 1;
  const index = new SegmentIndex(segments);
  for (const [i, [a, b]] of segments.entries()) {
    for (const k of index.near([a, b])) {
      if (k <= i) continue;
      const [c, d] = segments[k]!;
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
