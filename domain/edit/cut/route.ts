import type { GridId } from '../../coverage/types.ts';
import type { Box, Point } from '../../geometry/point.ts';
import { samePoint } from '../../geometry/point.ts';
import { ok, type Result } from '../../result.ts';
import { type Ground, SNAP_UNITS, within } from './ground.ts';
import { meetingsOf } from './meetings.ts';
import { nearestOnSegment } from './nearest-on-segment.ts';

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
      for (const { a, b } of meetingsOf(ground, ground.nearAmong(leaves, box), p, q)) {
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
  const minX = p[0] - SNAP_UNITS;
  const maxX = p[0] + SNAP_UNITS;
  const minY = p[1] - SNAP_UNITS;
  const maxY = p[1] + SNAP_UNITS;
  let vertex: Point | null = null;
  let nearest = Number.POSITIVE_INFINITY;
  let edge: readonly [Point, Point] | null = null;
  let distance = SNAP_UNITS;
  for (const leaf of ground.nearAmong(leaves, box)) {
    for (const ring of ground.polygon(leaf)) {
      let a = ring[ring.length - 1]!;
      for (const b of ring) {
        const apart =
          (a[0] > maxX && b[0] > maxX) ||
          (a[0] < minX && b[0] < minX) ||
          (a[1] > maxY && b[1] > maxY) ||
          (a[1] < minY && b[1] < minY);
        if (!apart) {
          if (within(p, b)) {
            const d = Math.hypot(b[0] - p[0], b[1] - p[1]);
            if (d < nearest) {
              nearest = d;
              vertex = b;
            }
          }
          const off = vertex === null ? nearestOnSegment(p, a, b).distance : Number.POSITIVE_INFINITY;
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
