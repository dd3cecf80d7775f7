import type { LngLat } from '../../../domain/contract/geometry.ts';
import type { Datum } from '../../crs/crs.ts';
import { offM } from './off-m.ts';
import { DATUMS, readAs } from './readings.ts';

/** A place that somebody points at on a map is as near as this, metres; the readings mostly are hundreds apart. */
export const KNOWN_POINT_M = 60;
/** In a few regions two readings lie less than that from each other: then the nearer one has to be nearer by far. */
const NEARER_TIMES = 3;
/** Readings that do not differ (outside China) do not compete. */
const SAME_M = 1;

/**
 * Which reading of a layer's degrees brings a point to where it truly is: the nearest, within `KNOWN_POINT_M`, and three
 * times nearer than any other; null where none is. With how far each is off, metres (Infinity where it has no such place).
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
  const clear = DATUMS.every((other) => {
    const apart = offM(readAs(other, from), readAs(nearest, from));
    return !(apart > SAME_M) || off[other] >= NEARER_TIMES * off[nearest];
  });
  return { datum: off[nearest] <= KNOWN_POINT_M && clear ? nearest : null, offM: off };
}
