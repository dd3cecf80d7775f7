import type { Feature } from 'geojson';
import type { Buildings } from '../../../domain/balance/types.ts';
import { toDegrees } from '../../../domain/geometry/point.ts';
import { ringToDegrees } from './to-degrees.ts';

/** Buildings as footprints, or as points where that is all one knows. */
export function buildingFeatures(all: Buildings['all']): Feature[] {
  return [...all.values()].map(({ id, footprint, at, households }) => ({
    type: 'Feature',
    properties: { id, households },
    geometry: footprint
      ? { type: 'MultiPolygon', coordinates: footprint.map((polygon) => polygon.map(ringToDegrees)) }
      : { type: 'Point', coordinates: toDegrees(at) },
  }));
}
