import type { Result } from '../result.ts';
import { ok } from '../result.ts';
import type { Polygon } from './point.ts';
import { type RawPolygon, readRawGeometry, readRawPolygons } from './read-raw-polygons.ts';
import { roundRing } from './round-ring.ts';
import { validatePolygon } from './validate.ts';

/**
 * The coordinates of a GeoJSON Polygon or MultiPolygon, in degrees and from anyone, as valid lattice polygons: refused
 * by `readRawPolygons` for what is wrong with the numbers and by `validatePolygon` for what is wrong with the shape
 * once it is on the lattice. Corners that the lattice makes equal to the one before become one; wrong winding is
 * turned right; heights are dropped. Whether the parts of a MultiPolygon overlap is the coverage's question.
 */
export function readPolygon(coordinates: unknown): Result<Polygon[]> {
  const raw = readRawPolygons(coordinates);
  return raw.ok ? toLatticePolygons(raw.value) : raw;
}

/** As `readPolygon`, from a GeoJSON geometry of type Polygon or MultiPolygon. */
export function readGeometry(geometry: unknown): Result<Polygon[]> {
  const raw = readRawGeometry(geometry);
  return raw.ok ? toLatticePolygons(raw.value) : raw;
}

/** Rounds raw polygons (degrees) to the lattice and passes them through the gate. */
export function toLatticePolygons(raw: readonly RawPolygon[]): Result<Polygon[]> {
  const polygons: Polygon[] = [];
  for (const rings of raw) {
    const valid = validatePolygon(rings.map(roundRing));
    if (!valid.ok) return valid;
    polygons.push(valid.value);
  }
  return ok(polygons);
}
