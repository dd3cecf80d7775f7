import { area, distance } from '@turf/turf';
import type { Polygon as GeoJsonPolygon, MultiPolygon, Position } from 'geojson';
import { type Point, type Polygon, toDegrees } from './point.ts';

/** Area on the sphere in m² (Turf, for people; equality is decided by `polygonArea2`). */
export function areaM2(polygons: readonly Polygon[]): number {
  let sum = 0;
  for (const polygon of polygons) sum += area(toGeoJson([polygon]));
  return sum;
}

/** Length of a line in metres along great circles (Turf). */
export function lengthM(points: readonly Point[]): number {
  let sum = 0;
  for (let i = 1; i < points.length; i++) {
    sum += distance(toDegrees(points[i - 1]!), toDegrees(points[i]!), { units: 'meters' });
  }
  return sum;
}

/** Degrees with closed rings: a Polygon when there is one, else a MultiPolygon (RFC 7946). */
export function toGeoJson(polygons: readonly Polygon[]): GeoJsonPolygon | MultiPolygon {
  const parts = polygons.map(closedRings);
  return parts.length === 1
    ? { type: 'Polygon', coordinates: parts[0]! }
    : { type: 'MultiPolygon', coordinates: parts };
}

function closedRings(polygon: Polygon): Position[][] {
  return polygon.map((ring) => {
    const positions: Position[] = ring.map(toDegrees);
    if (ring.length > 0) positions.push(toDegrees(ring[0]!));
    return positions;
  });
}
