import type { LngLat } from '../../../domain/contract/geometry.ts';
import type { Datum } from '../../crs/crs.ts';
import { fromShifted } from '../../crs/shifted-degrees.ts';

/** The three ways to read degrees in China. */
export const DATUMS: readonly Datum[] = ['wgs84', 'gcj02', 'bd09'];

/** Where degrees truly are if they are of a datum. */
export function readAs(datum: Datum, [x, y]: LngLat): LngLat {
  return datum === 'wgs84' ? [x, y] : fromShifted(datum, x, y);
}
