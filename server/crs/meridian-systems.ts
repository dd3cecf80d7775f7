import { falseEasting, zoneOfCode } from './chinese-zones.ts';
import type { MeridianSystem } from './transverse-mercator.ts';

const UTM_NORTH = 32600;
const UTM_SOUTH = 32700;
const UTM_ZONES = 60;
export const UTM_SCALE = 0.9996;
const UTM_FALSE_EASTING_M = 500_000;
/** Of the southern half, so that no northing there is negative. */
const UTM_FALSE_NORTHING_M = 10_000_000;

/** Zone and half of a UTM code on WGS 84 (32601–32660 north, 32701–32760 south); null for any other. */
export function utmOfCode(code: number): { readonly zone: number; readonly south: boolean } | null {
  for (const [base, south] of [
    [UTM_NORTH, false],
    [UTM_SOUTH, true],
  ] as const) {
    const zone = code - base;
    if (Number.isInteger(zone) && zone >= 1 && zone <= UTM_ZONES) return { zone, south };
  }
  return null;
}

export function codeOfUtm(zone: number, south: boolean): number {
  return (south ? UTM_SOUTH : UTM_NORTH) + zone;
}

export const UTM_CODES: readonly number[] = [false, true].flatMap((south) =>
  Array.from({ length: UTM_ZONES }, (_, i) => codeOfUtm(i + 1, south)),
);

/** The parameters behind a code of CGCS2000's Gauss-Krüger or of UTM on WGS 84; null for any other. */
export function meridianSystemOf(code: number): MeridianSystem | null {
  const zone = zoneOfCode(code);
  if (zone)
    return {
      lon0: zone.meridian,
      lat0: 0,
      k: 1,
      x0: falseEasting(zone),
      y0: 0,
      ellipsoid: 'GRS80',
      unitM: 1,
    };
  const utm = utmOfCode(code);
  if (!utm) return null;
  return {
    lon0: utm.zone * 6 - 183,
    lat0: 0,
    k: UTM_SCALE,
    x0: UTM_FALSE_EASTING_M,
    y0: utm.south ? UTM_FALSE_NORTHING_M : 0,
    ellipsoid: 'WGS84',
    unitM: 1,
  };
}
