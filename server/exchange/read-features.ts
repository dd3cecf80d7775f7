import { ok, type Result, refuse } from '../../domain/result.ts';
import { featureFault, geometryFault } from './geojson-fault.ts';

/** One feature of a file: its row (from 1), what it carries, and what geojson-validation has against it. */
export interface FeatureRow {
  readonly row: number;
  readonly id: unknown;
  readonly geometry: unknown;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly fault: string | null;
}

/** Coordinate systems that are degrees of longitude and latitude for our purposes (RFC 7946 knows no other). */
const DEGREES = /CRS84|EPSG:{1,2}(4326|4490)$/;

/** Progress is told once in so many features. */
const TOLD_EVERY = 1000;

/**
 * The features of any GeoJSON: a collection, one feature, or a bare geometry. Refuses `not-geojson` for anything else
 * and `crs-unsupported` for a file that names projected coordinates. A feature that is wrong is given with its
 * fault, so that each can be refused by its row; the gate's reason, where it has one, is the better sentence.
 */
export function readFeatures(
  geojson: unknown,
  progress: (share: number) => void = () => {},
): Result<FeatureRow[]> {
  if (!isRecord(geojson) || typeof geojson.type !== 'string') return refuse('not-geojson');
  const crs =
    isRecord(geojson.crs) && isRecord(geojson.crs.properties) ? geojson.crs.properties.name : undefined;
  if (crs !== undefined && !(typeof crs === 'string' && DEGREES.test(crs)))
    return refuse('crs-unsupported', { crs: String(crs).slice(0, 80) });
  if (geojson.type === 'FeatureCollection') {
    if (!Array.isArray(geojson.features)) return refuse('not-geojson');
    const { features } = geojson;
    return ok(
      features.map((feature: unknown, i) => {
        if (i % TOLD_EVERY === 0) progress(i / features.length);
        return readFeature(feature, i + 1);
      }),
    );
  }
  if (geojson.type === 'Feature') return ok([readFeature(geojson, 1)]);
  const fault = geometryFault(geojson);
  return ok([{ row: 1, id: undefined, geometry: geojson, properties: {}, fault }]);
}

function readFeature(feature: unknown, row: number): FeatureRow {
  const record = isRecord(feature) ? feature : {};
  return {
    row,
    id: record.id,
    geometry: record.geometry,
    properties: isRecord(record.properties) ? record.properties : {},
    fault: featureFault(feature),
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
