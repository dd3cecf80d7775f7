import type { Feature } from 'geojson';
import { type Point, toDegrees } from '../../../domain/geometry/point.ts';
import type { Preview, SideCount } from '../../editor/preview.ts';
import { lineToDegrees, ringToDegrees } from './to-degrees.ts';

/** What a tool shows while it works, and where a new building is to stand (or null), as features with a `role`. */
export function previewFeatures({ lines, points, areas, reason }: Preview, placing: Point | null): Feature[] {
  const refused = reason !== null;
  return [
    ...areas.map(
      ({ polygon, role }): Feature => ({
        type: 'Feature',
        properties: { role, refused },
        geometry: { type: 'Polygon', coordinates: polygon.map(ringToDegrees) },
      }),
    ),
    ...lines
      .filter((line) => line.points.length > 1)
      .map(
        ({ points: along, role }): Feature => ({
          type: 'Feature',
          properties: { role, refused },
          geometry: { type: 'LineString', coordinates: lineToDegrees(along) },
        }),
      ),
    ...[...points, ...(placing ? [{ at: placing, role: 'corner' as const }] : [])].map(
      ({ at, role }): Feature => ({
        type: 'Feature',
        properties: { role, refused },
        geometry: { type: 'Point', coordinates: toDegrees(at) },
      }),
    ),
  ];
}

/** The letters and households on the pieces themselves. */
export function sideFeatures(sides: readonly SideCount[], count: (households: number) => string): Feature[] {
  return sides.map(({ at, letter, households }) => ({
    type: 'Feature',
    properties: { letter, count: count(households) },
    geometry: { type: 'Point', coordinates: toDegrees(at) },
  }));
}
