import type { FeatureCollection, MultiPolygon } from 'geojson';
import type { RawGrid } from '../../domain/coverage/check-polygons.ts';

/** Grids as GeoJSON with closed rings, as peers want them. */
export function toCollection(grids: readonly RawGrid[]): FeatureCollection<MultiPolygon> {
  return {
    type: 'FeatureCollection',
    features: grids.map(({ id, polygons }) => ({
      type: 'Feature',
      properties: { id },
      geometry: {
        type: 'MultiPolygon',
        coordinates: polygons.map((polygon) =>
          polygon.map((ring) => [...ring, ring[0]!].map(([x, y]) => [x, y])),
        ),
      },
    })),
  };
}
