import type { Building } from '../../domain/balance/types.ts';
import type { NewBuilding } from '../../domain/contract/building.ts';
import { readPoint } from '../../domain/edit/wire-geometry.ts';
import type { Point, Polygon } from '../../domain/geometry/point.ts';
import { readGeometry } from '../../domain/geometry/read-polygon.ts';
import { polygonArea2 } from '../../domain/geometry/ring.ts';
import { pointOnSurface } from '../../domain/geometry/surface-point.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';

/** Where a building is: its footprint, if it has one, and its point on surface, computed here once and for all. */
export type Site = Pick<Building, 'at' | 'footprint'>;

/**
 * A building's site from a point or a geometry (exactly one): Point, Polygon or MultiPolygon. Refuses
 * `building-where` and what the gate refuses.
 */
export function readSite(source: Pick<NewBuilding, 'at' | 'geometry'>): Result<Site> {
  const { at, geometry } = source;
  if ((at === undefined) === (geometry === undefined)) return refuse('building-where');
  if (at !== undefined) {
    const point = readPoint(at);
    return point.ok ? ok({ at: point.value, footprint: null }) : point;
  }
  return siteOf(geometry);
}

/** The same from a GeoJSON geometry of any origin. */
export function siteOf(geometry: unknown): Result<Site> {
  if (isPoint(geometry)) {
    const point = readPoint(geometry.coordinates);
    return point.ok ? ok({ at: point.value, footprint: null }) : point;
  }
  const polygons = readGeometry(geometry);
  if (!polygons.ok) return polygons;
  return ok({ at: surfacePointOf(polygons.value), footprint: polygons.value });
}

/** A point inside the largest polygon. */
function surfacePointOf(polygons: readonly Polygon[]): Point {
  const size = (polygon: Polygon) => polygonArea2(polygon);
  return pointOnSurface(polygons.reduce((best, polygon) => (size(polygon) > size(best) ? polygon : best)));
}

function isPoint(geometry: unknown): geometry is { coordinates: [number, number] } {
  if (typeof geometry !== 'object' || geometry === null) return false;
  const { type, coordinates } = geometry as { type?: unknown; coordinates?: unknown };
  return (
    type === 'Point' &&
    Array.isArray(coordinates) &&
    coordinates.length >= 2 &&
    coordinates.slice(0, 2).every((n) => typeof n === 'number')
  );
}
