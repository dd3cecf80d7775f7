import type { Coverage } from '../../../domain/coverage/types.ts';
import { crossing } from '../../../domain/geometry/crossing.ts';
import { type Point, samePoint } from '../../../domain/geometry/point.ts';
import type { SnapCue } from '../preview.ts';
import { type BorderSegment, borderSegments } from './border-segments.ts';
import { boxAround, metresBetween, nearestOnSegment, type Scale, scaleAt } from './scale.ts';
import type { StreetIndex, StreetSegment } from './streets.ts';

/** How near the pointer must come, in CSS pixels. */
export const SNAP_PX = 10;

export interface Snapped {
  readonly at: Point;
  readonly cue: SnapCue | null;
}

export interface SnapRequest {
  readonly at: Point;
  readonly metresPerPixel: number;
  readonly coverage: Coverage;
  readonly streets: StreetIndex;
  /** Points that are on the move: neither they nor the border segments that end in them attract. */
  readonly moving?: readonly Point[];
}

/**
 * The lattice point that a pointer means: the nearest border vertex within `SNAP_PX`, else the nearest crossing
 * of borders and streets, else of a border, else of a street, else itself. A vertex comes back as the very point
 * of the coverage, so that what is drawn to it shares it exactly.
 */
export function snap(request: SnapRequest): Snapped {
  const { at, metresPerPixel, coverage, streets, moving = [] } = request;
  const scale = scaleAt(at);
  const reach = SNAP_PX * metresPerPixel;
  const box = boxAround(at, reach, scale);
  const still = (p: Point) => !moving.some((m) => samePoint(m, p));
  const borders = borderSegments(coverage, box).filter(({ a, b }) => still(a) && still(b));
  const near = streets.near(box);

  const vertex = nearest(
    at,
    reach,
    scale,
    borders.flatMap(({ a, b }) => [a, b]),
  );
  if (vertex) return { at: vertex, cue: { kind: 'vertex', at: vertex } };

  const cross = nearest(at, reach, scale, crossings(borders, near));
  if (cross) return { at: cross, cue: { kind: 'crossing', at: cross } };

  const border = nearest(
    at,
    reach,
    scale,
    borders.map(({ a, b }) => nearestOnSegment(at, a, b, scale)),
  );
  if (border) return { at: border, cue: { kind: 'border', at: border } };

  let best: { point: Point; segment: StreetSegment; metres: number } | null = null;
  for (const segment of near) {
    const point = nearestOnSegment(at, segment.a, segment.b, scale);
    const metres = metresBetween(at, point, scale);
    if (metres <= reach && (!best || metres < best.metres)) best = { point, segment, metres };
  }
  if (!best) return { at, cue: null };
  const { name } = best.segment.street;
  const cue: SnapCue = { kind: 'street', at: best.point, ...(name === '' ? {} : { street: name }) };
  return { at: best.point, cue };
}

function nearest(at: Point, reach: number, scale: Scale, points: readonly Point[]): Point | null {
  let best: Point | null = null;
  let least = reach;
  for (const p of points) {
    const metres = metresBetween(at, p, scale);
    if (metres > least || (metres === least && best)) continue;
    best = p;
    least = metres;
  }
  return best;
}

/** Where a border and a street, or two streets, cross or meet near the pointer. */
function crossings(borders: readonly BorderSegment[], streets: readonly StreetSegment[]): Point[] {
  const found: Point[] = [];
  for (const [i, s] of streets.entries()) {
    for (const o of [...borders, ...streets.slice(i + 1)]) {
      if (samePoint(s.a, o.a) || samePoint(s.a, o.b)) {
        if (!('street' in o && o.street === s.street)) found.push(s.a);
      } else if (samePoint(s.b, o.a) || samePoint(s.b, o.b)) {
        if (!('street' in o && o.street === s.street)) found.push(s.b);
      } else {
        const p = crossing(s.a, s.b, o.a, o.b);
        if (p) found.push(p);
      }
    }
  }
  return found;
}
