import type { Feature, FeatureCollection, Geometry } from 'geojson';
import { type Static, Type } from 'typebox';

/**
 * A point on the wire: longitude, latitude in WGS 84 degrees. The schema only says that these are two numbers;
 * range, order of axes and rings are judged by the domain, which can say what is wrong and where.
 */
export const LngLat = Type.Tuple([Type.Number(), Type.Number()], { description: '[lng, lat] in degrees' });
export type LngLat = Static<typeof LngLat>;

/** An open line of points. */
export const WireLine = Type.Array(LngLat, { maxItems: 400_000 });
export type WireLine = Static<typeof WireLine>;

/** A ring that repeats its first point. */
const WireRing = Type.Array(LngLat, { maxItems: 400_000 });

/** A polygon: closed rings in degrees, the shell first. */
export const WirePolygon = Type.Array(WireRing, { maxItems: 100_000 });
export type WirePolygon = Static<typeof WirePolygon>;

/** GeoJSON (RFC 7946) by its TypeScript type; the doors check it with geojson-validation and then the domain's gate. */
export const GeoJsonGeometry = Type.Unsafe<Geometry>({
  type: 'object',
  required: ['type'],
  properties: { type: { type: 'string' } },
  description: 'GeoJSON geometry (RFC 7946)',
});

/** Any GeoJSON: a geometry, a feature or a collection. */
export const AnyGeoJson = Type.Unsafe<Geometry | Feature | FeatureCollection>({
  type: 'object',
  required: ['type'],
  properties: { type: { type: 'string' } },
  description: 'GeoJSON geometry, Feature or FeatureCollection (RFC 7946)',
});

/** A filter in the query string: west, south, east, north in degrees. */
export const BboxQuery = Type.String({
  pattern: '^-?[0-9.]{1,20}(,-?[0-9.]{1,20}){3}$',
  description: 'west,south,east,north in degrees',
});
