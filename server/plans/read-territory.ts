import { checkPolygons } from '../../domain/coverage/check-polygons.ts';
import { dissolve } from '../../domain/coverage/dissolve.ts';
import { type Polygon, toDegrees } from '../../domain/geometry/point.ts';
import { readGeometry } from '../../domain/geometry/read-polygon.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { readFeatures } from '../exchange/read-features.ts';

/** A province has fewer; with more, storing and checking the plan holds the database up for seconds. */
const CORNERS_MAX = 100_000;

/** The polygons of a territory from any GeoJSON (geometry, feature, collection): refuses as `territoryFrom` does. */
export function readTerritory(geojson: unknown): Result<Polygon[]> {
  const features = readFeatures(geojson);
  return features.ok ? territoryFrom(features.value) : features;
}

/**
 * The polygons of a territory from rows in degrees: each through the gate, together without overlap; polygons that share
 * an edge become one, and must have the same corners there. Refuses the first thing wrong, with its row.
 */
export function territoryFrom(
  rows: readonly { readonly row: number; readonly geometry: unknown }[],
): Result<Polygon[]> {
  const polygons: Polygon[] = [];
  for (const { row, geometry } of rows) {
    const read = readGeometry(geometry);
    if (!read.ok) return refuse(read.reason.code, { ...read.reason.params, row }, read.reason.at);
    polygons.push(...read.value);
  }
  if (polygons.length === 0) return refuse('territory-empty');
  const corners = polygons.flat().reduce((sum, ring) => sum + ring.length, 0);
  if (corners > CORNERS_MAX) return refuse('too-many-corners', { corners, max: CORNERS_MAX });
  if (polygons.length === 1) return ok(polygons);
  const parts = polygons.map((polygon, i) => ({
    id: String(i),
    polygons: [polygon.map((ring) => ring.map(toDegrees))],
  }));
  const issues = checkPolygons(parts);
  const overlap = issues.find((issue) => issue.code === 'overlap');
  if (overlap) return refuse('territory-overlaps', {}, overlap.at);
  // A border whose corners differ would not dissolve: the parts would stay side by side and be no MultiPolygon.
  const unmatched = issues.find((issue) => issue.code === 't-junction' || issue.code === 'sliver');
  if (unmatched) return refuse('territory-borders', {}, unmatched.at);
  return ok(dissolve(polygons));
}
