import type { Point, Polygon } from '../../domain/geometry/point.ts';

/** A vertex that a cut put on the territory's edge is rounded to the lattice: two units, about 2 cm, at most. */
const DRIFT_UNITS = 2;

/**
 * Whether `ground` is `territory` with vertices added on its edge and nothing else: the rule by which the database
 * judges a plan's ground. Gives the first corner that breaks it, or null.
 */
export function strayCorner(ground: readonly Polygon[], territory: readonly Polygon[]): Point | null {
  const key = (p: Point) => `${p[0]},${p[1]}`;
  const corners = new Set(ground.flat(2).map(key));
  const surveyed = territory.flat(2) as Point[];
  for (const p of surveyed) if (!corners.has(key(p))) return p;
  const known = new Set(surveyed.map(key));
  for (const p of ground.flat(2) as Point[])
    if (!known.has(key(p)) && !territory.some((polygon) => isNearEdge(p, polygon))) return p;
  return null;
}

function isNearEdge(p: Point, polygon: Polygon): boolean {
  return polygon.some((ring) =>
    ring.some((a, i) => distanceToSegment(p, a, ring[(i + 1) % ring.length] as Point) <= DRIFT_UNITS),
  );
}

function distanceToSegment(p: Point, a: Point, b: Point): number {
  const dx = b[0] - a[0];
  const dy = b[1] - a[1];
  const t = Math.min(1, Math.max(0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / (dx * dx + dy * dy)));
  return Math.hypot(p[0] - (a[0] + t * dx), p[1] - (a[1] + t * dy));
}
