import type { Result } from '../result.ts';
import { ok, refuse } from '../result.ts';
import type { Point, Polygon } from './point.ts';
import { toLattice } from './point.ts';

/** A polygon as a file has it: open rings in degrees, nothing rounded, nothing validated beyond the numbers themselves. */
export type RawPolygon = Polygon;

type Position = readonly [lng: number, lat: number];

/**
 * The coordinates of a GeoJSON Polygon or MultiPolygon (told apart by their depth) as open rings of degrees. A position's
 * third and fourth numbers (height, measure) are dropped: a division has none. Consecutive equal corners become one.
 * Refuses, with the place where there is one: `not-coordinates`, `not-finite`, `out-of-range`, `axes-swapped`
 * (a latitude beyond ±90 where the longitude would be one), `antimeridian` (an edge longer than 180° of longitude),
 * `ring-unclosed`, `too-few-points`, `polygon-empty`. Whether rings are simple is the gate's question.
 */
export function readRawPolygons(coordinates: unknown): Result<RawPolygon[]> {
  if (!Array.isArray(coordinates)) return refuse('not-coordinates');
  if (coordinates.length === 0) return refuse('polygon-empty');
  const parts: unknown[] = isPolygon(coordinates) ? [coordinates] : coordinates;
  const polygons: RawPolygon[] = [];
  for (const part of parts) {
    if (!Array.isArray(part)) return refuse('not-coordinates');
    if (part.length === 0) return refuse('polygon-empty');
    const rings: Position[][] = [];
    for (let r = 0; r < part.length; r++) {
      const ring = readRing(part[r], r);
      if (!ring.ok) return ring;
      rings.push(ring.value);
    }
    polygons.push(rings);
  }
  return ok(polygons);
}

/**
 * As `readRawPolygons`, from a GeoJSON geometry: Polygon or MultiPolygon. Refuses `nested-collection` for a
 * GeometryCollection and `not-a-polygon` for anything else.
 */
export function readRawGeometry(geometry: unknown): Result<RawPolygon[]> {
  if (geometry === null || geometry === undefined) return refuse('polygon-empty');
  if (typeof geometry !== 'object') return refuse('not-a-polygon', { type: typeof geometry });
  const { type, coordinates } = geometry as { type?: unknown; coordinates?: unknown };
  if (type === 'GeometryCollection') return refuse('nested-collection');
  if (type !== 'Polygon' && type !== 'MultiPolygon')
    return refuse('not-a-polygon', { type: String(type).slice(0, 40) });
  if (
    Array.isArray(coordinates) &&
    coordinates.length > 0 &&
    isPolygon(coordinates) !== (type === 'Polygon')
  ) {
    return refuse('not-coordinates');
  }
  return readRawPolygons(coordinates);
}

/** Depth tells a polygon's rings from a multipolygon's polygons: ring → position → number. */
function isPolygon(coordinates: readonly unknown[]): boolean {
  const ring = coordinates[0];
  if (!Array.isArray(ring)) return false;
  const position = ring[0];
  return ring.length === 0 || !Array.isArray(position) || !Array.isArray(position[0]);
}

function readRing(ring: unknown, r: number): Result<Position[]> {
  if (!Array.isArray(ring)) return refuse('not-coordinates', { ring: r });
  if (ring.length === 0) return refuse(r === 0 ? 'polygon-empty' : 'too-few-points', { ring: r });
  const corners: Position[] = [];
  for (let c = 0; c < ring.length; c++) {
    const position: unknown = ring[c];
    if (!Array.isArray(position) || position.length < 2)
      return refuse('not-coordinates', { ring: r, corner: c });
    const [lng, lat] = position as [unknown, unknown];
    if (typeof lng !== 'number' || typeof lat !== 'number') {
      return refuse('not-coordinates', { ring: r, corner: c }, place(corners));
    }
    if (!Number.isFinite(lng) || !Number.isFinite(lat)) {
      return refuse('not-finite', { ring: r, corner: c }, place(corners));
    }
    if (Math.abs(lng) > 180 || Math.abs(lat) > 90) {
      const params = { ring: r, corner: c, lng, lat };
      // Its place is where it would lie the right way round.
      if (Math.abs(lat) <= 180 && Math.abs(lng) <= 90)
        return refuse('axes-swapped', params, toLattice(lat, lng));
      return refuse('out-of-range', params, place(corners));
    }
    const last = corners.at(-1);
    if (last) {
      if (last[0] === lng && last[1] === lat) continue;
      if (Math.abs(lng - last[0]) > 180)
        return refuse('antimeridian', { ring: r, corner: c }, toLattice(lng, lat));
    }
    // adding zero turns -0 into 0: equal corners must be equal bits
    corners.push([lng + 0, lat + 0]);
  }
  const first = corners[0]!;
  if (corners.length < 2) return refuse('too-few-points', { ring: r }, toLattice(...first));
  const last = corners.pop()!;
  if (first[0] !== last[0] || first[1] !== last[1])
    return refuse('ring-unclosed', { ring: r }, toLattice(...last));
  if (corners.length < 3) return refuse('too-few-points', { ring: r }, toLattice(...first));
  return ok(corners);
}

/** The last corner that could be read: the best place there is for one that could not. */
function place(corners: readonly Position[]): Point | undefined {
  const last = corners.at(-1);
  return last && toLattice(...last);
}
