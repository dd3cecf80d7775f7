import type { GridId } from '../../coverage/types.ts';
import type { Box, Point } from '../../geometry/point.ts';
import { samePoint } from '../../geometry/point.ts';
import { ok, type Result } from '../../result.ts';
import { type Ground, SNAP_UNITS, within } from './ground.ts';
import { meetingsOf } from './meetings.ts';
import { nearestOnSegment } from './nearest-on-segment.ts';

/** Up to this many leaves it is faster to look at all of them than to ask the index which are near. */
const FEW = 8;

/** A point of a routed line. `on`: it is a vertex of a leaf's ring. */
export interface RoutePoint {
  readonly at: Point;
  readonly on: boolean;
}

/**
 * Lays a line over leaves: each of its vertices within a unit of a vertex or edge moves onto it, it goes through the
 * vertices that it passes within a unit, and where it crosses an edge that edge gets a vertex (in `ground`). Gives
 * the points from the line's first to its last; no two that follow each other are the same. A closed line comes
 * with its first point repeated. Refuses what `Ground.meet` refuses.
 */
export function routeLine(
  ground: Ground,
  leaves: ReadonlySet<GridId>,
  line: readonly Point[],
): Result<RoutePoint[]> {
  const points: RoutePoint[] = [];
  const add = (point: RoutePoint) => {
    const last = points[points.length - 1];
    if (!last || !samePoint(last.at, point.at)) points.push(point);
  };
  for (const vertex of line) {
    const snapped = snapVertex(ground, leaves, vertex);
    if (!snapped.ok) return snapped;
    const last = points[points.length - 1];
    if (last && !samePoint(last.at, snapped.value.at)) {
      const p = last.at;
      const q = snapped.value.at;
      const box: Box = [
        Math.min(p[0], q[0]),
        Math.min(p[1], q[1]),
        Math.max(p[0], q[0]),
        Math.max(p[1], q[1]),
      ];
      for (const { a, b } of meetingsOf(ground, nearAmong(ground, leaves, box), p, q)) {
        if (a === b) {
          add({ at: a, on: true });
          continue;
        }
        const met = ground.meet(a, b, p, q);
        if (!met.ok) return met;
        add({ at: met.value, on: true });
      }
    }
    add(snapped.value);
  }
  return ok(points);
}

/** The vertex within a unit; else the nearest edge within a unit, which gets a vertex; else the point as it is. */
function snapVertex(ground: Ground, leaves: ReadonlySet<GridId>, p: Point): Result<RoutePoint> {
  const box: Box = [p[0], p[1], p[0], p[1]];
  let vertex: Point | null = null;
  let nearest = Number.POSITIVE_INFINITY;
  let edge: readonly [Point, Point] | null = null;
  let distance = SNAP_UNITS;
  for (const leaf of nearAmong(ground, leaves, box)) {
    for (const ring of ground.polygon(leaf)) {
      let a = ring[ring.length - 1]!;
      for (const b of ring) {
        if (within(p, b)) {
          const d = Math.hypot(b[0] - p[0], b[1] - p[1]);
          if (d < nearest) {
            nearest = d;
            vertex = b;
          }
        }
        if (
          vertex === null &&
          Math.min(a[0], b[0]) <= p[0] + SNAP_UNITS &&
          Math.max(a[0], b[0]) >= p[0] - SNAP_UNITS &&
          Math.min(a[1], b[1]) <= p[1] + SNAP_UNITS &&
          Math.max(a[1], b[1]) >= p[1] - SNAP_UNITS
        ) {
          const off = nearestOnSegment(p, a, b).distance;
          if (off < distance || (off === distance && edge === null)) {
            distance = off;
            edge = [a, b];
          }
        }
        a = b;
      }
    }
  }
  if (vertex !== null) return ok({ at: vertex, on: true });
  if (edge === null) return ok({ at: p, on: false });
  const met = ground.meet(edge[0], edge[1], p, null);
  return met.ok ? ok({ at: met.value, on: true }) : met;
}

function nearAmong(ground: Ground, leaves: ReadonlySet<GridId>, box: Box): Iterable<GridId> {
  return leaves.size <= FEW
    ? leaves
    : ground
        .near(box)
        .filter((id) => leaves.has(id))
        .sort();
}
