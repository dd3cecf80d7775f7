import type { LngLat } from '../../../domain/contract/geometry.ts';
import type { Datum } from '../../crs/crs.ts';
import { offM } from './off-m.ts';
import { DATUMS, readAs } from './readings.ts';

/** A place that somebody points at on a map is this near, metres; the readings are hundreds apart. */
export const KNOWN_POINT_M = 60;

/**
 * Which reading of a layer's degrees brings a point to where it truly is: the nearest, within `KNOWN_POINT_M`; null
 * where none does. With how far each is off, metres (Infinity where it has no such place).
 */
export function datumFromKnownPoint(
  from: LngLat,
  to: LngLat,
): { readonly datum: Datum | null; readonly offM: Record<Datum, number> } {
  const off = { wgs84: 0, gcj02: 0, bd09: 0 };
  for (const datum of DATUMS) {
    const metres = offM(readAs(datum, from), to);
    off[datum] = Number.isNaN(metres) ? Number.POSITIVE_INFINITY : metres;
  }
  const nearest = DATUMS.reduce((best, datum) => (off[datum] < off[best] ? datum : best));
  return { datum: off[nearest] <= KNOWN_POINT_M ? nearest : null, offM: off };
}
