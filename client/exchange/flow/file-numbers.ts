import gcoord from 'gcoord';
import type { Datum } from './import-view.ts';

const CRS = { wgs84: gcoord.WGS84, gcj02: gcoord.GCJ02, bd09: gcoord.BD09 } as const;

/** The numbers that a file of degrees has for a place that was read as of `datum`. */
export function fileNumbers(datum: Datum, [lng, lat]: readonly [number, number]): [number, number] {
  return datum === 'wgs84' ? [lng, lat] : gcoord.transform([lng, lat], CRS.wgs84, CRS[datum]);
}

/** Where a position truly lies if it was read as of `from` and is of `to`: back to the file's numbers, then on to true degrees. */
export function readAs(from: Datum, to: Datum, at: readonly [number, number]): [number, number] {
  const numbers = fileNumbers(from, at);
  return to === 'wgs84' ? numbers : gcoord.transform(numbers, CRS[to], CRS.wgs84);
}
