import type { Division } from '../../../domain/edit/types.ts';
import type { Point } from '../../../domain/geometry/point.ts';
import type { LevelId } from '../../../domain/plan/types.ts';
import { type BorderSegment, borderSegments } from '../snap/border-segments.ts';
import { boxAround, metresBetween, nearestOnSegment, scaleAt } from '../snap/scale.ts';
import { SNAP_PX } from '../snap/snap.ts';
import type { PointerInput } from '../tool.ts';
import { sidesOfBorder } from './ground.ts';

/** A place on a border of the level in hand; `vertex` when it is one of its corners. */
export interface BorderHit {
  readonly at: Point;
  readonly vertex: boolean;
  readonly segment: BorderSegment;
}

/**
 * The border vertex within `SNAP_PX` of the pointer, else the nearest place on a border there; null when neither.
 * Only borders that part two grids of the level in hand count, and the territory's own edge does not.
 */
export function borderAt(division: Division, level: LevelId, input: PointerInput): BorderHit | null {
  const scale = scaleAt(input.at);
  const reach = SNAP_PX * input.metresPerPixel;
  let vertex: BorderHit | null = null;
  let line: BorderHit | null = null;
  let vertexMetres = reach;
  let lineMetres = reach;
  for (const segment of borderSegments(division.coverage, boxAround(input.at, reach, scale))) {
    const [left, right] = sidesOfBorder(division, segment.border, level);
    if (right === null || left === right) continue;
    const at = nearestOnSegment(input.at, segment.a, segment.b, scale);
    const metres = metresBetween(input.at, at, scale);
    if (metres <= lineMetres) {
      line = { at, vertex: false, segment };
      lineMetres = metres;
    }
    for (const end of [segment.a, segment.b]) {
      const away = metresBetween(input.at, end, scale);
      if (away > vertexMetres) continue;
      vertex = { at: end, vertex: true, segment };
      vertexMetres = away;
    }
  }
  return vertex ?? line;
}
