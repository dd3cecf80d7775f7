import { type Point, type Polygon, type Ring, toDegrees, toLattice } from '../geometry/point.ts';
import { ok, type Result, refuse } from '../result.ts';

type LngLat = [lng: number, lat: number];

/** More corners than any hand or street gives a line; cutting along as many takes the server about two seconds. */
export const CORNERS_MAX = 50_000;

/** Holes that a drawn area may have, and its shell. */
const RINGS_MAX = 1000;

/**
 * A point of the wire as a lattice point. Refuses `not-finite`, `axes-swapped` (a latitude beyond 90° that would be
 * a longitude) and `out-of-range`.
 */
export function readPoint([lng, lat]: LngLat): Result<Point> {
  if (!Number.isFinite(lng) || !Number.isFinite(lat))
    return refuse('not-finite', { lng: String(lng), lat: String(lat) });
  if (Math.abs(lat) > 90 && Math.abs(lat) <= 180 && Math.abs(lng) <= 90)
    return refuse('axes-swapped', { lng, lat }, toLattice(lat, lng));
  if (Math.abs(lng) > 180 || Math.abs(lat) > 90) return refuse('out-of-range', { lng, lat });
  return ok(toLattice(lng, lat));
}

/** The points of a line. Refuses `too-many-corners` and what a point refuses. */
export function readPoints(line: readonly LngLat[]): Result<Point[]> {
  if (line.length > CORNERS_MAX)
    return refuse('too-many-corners', { corners: line.length, max: CORNERS_MAX });
  const points: Point[] = [];
  for (const lngLat of line) {
    const point = readPoint(lngLat);
    if (!point.ok) return point;
    points.push(point.value);
  }
  return ok(points);
}

/** A closed ring of the wire as an open lattice ring. Refuses `unclosed` and what a point refuses. */
export function readRing(ring: readonly LngLat[]): Result<Ring> {
  const points = readPoints(ring);
  if (!points.ok) return points;
  const first = points.value[0];
  const last = points.value.at(-1);
  if (!first || !last || points.value.length < 2 || first[0] !== last[0] || first[1] !== last[1])
    return refuse('unclosed', {}, first);
  return ok(points.value.slice(0, -1));
}

/** The rings of an area. Refuses `too-many-rings`, `too-many-corners` of all together, and what a ring refuses. */
export function readRings(rings: readonly (readonly LngLat[])[]): Result<Polygon> {
  if (rings.length > RINGS_MAX) return refuse('too-many-rings', { rings: rings.length, max: RINGS_MAX });
  const corners = rings.reduce((sum, ring) => sum + ring.length, 0);
  if (corners > CORNERS_MAX) return refuse('too-many-corners', { corners, max: CORNERS_MAX });
  const polygon: Ring[] = [];
  for (const ring of rings) {
    const read = readRing(ring);
    if (!read.ok) return read;
    polygon.push(read.value);
  }
  return ok(polygon);
}

/** Lattice rings as closed rings in degrees: what GeoJSON wants. */
export function writeRings(polygon: Polygon): LngLat[][] {
  return polygon.map((ring) => [...ring, ring[0]!].map(toDegrees));
}

/** The inverse of `writeRings` for what the server itself wrote: no judgement. */
export function trustRings(rings: readonly (readonly LngLat[])[]): Polygon {
  return rings.map((ring) => ring.slice(0, -1).map(([lng, lat]) => toLattice(lng, lat)));
}
