import type { WireRepair } from '../../../domain/contract/exchange.ts';
import type { Repair } from '../../../domain/coverage/clean/types.ts';
import { toGeoJson } from '../../../domain/geometry/measure.ts';
import { toDegrees } from '../../../domain/geometry/point.ts';

/** A repair in degrees, its ground as GeoJSON; grids are the rows of the file. */
export function toWireRepair({ at, gives, geometry, ...rest }: Repair): WireRepair {
  return {
    ...rest,
    at: toDegrees(at),
    gives: [...gives],
    ...(geometry && geometry.length > 0 ? { geometry: toGeoJson(geometry) } : {}),
  };
}
