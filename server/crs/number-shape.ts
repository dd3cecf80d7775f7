import { FALSE_EASTING_M, ZONE_M, type Zone, zoneOfNumber } from './chinese-zones.ts';
import type { Crs } from './crs.ts';
import { utmOfCode } from './meridian-systems.ts';

/** A pair of numbers as a file has it. */
export type Numbers = readonly [x: number, y: number];

/** North of it lies nothing of China (54°N). */
const NORTHING_MAX_M = 6_100_000;
const MERCATOR_EDGE_M = 20_037_509;
const QUARTER_M = 10_000_000;
/** What lies across the equator is often kept in one half's numbers. */
const ACROSS_M = 200_000;
/** About where China lies, its sea included: degrees. */
const CHINA = { west: 73, east: 136, south: 3, north: 54 } as const;

export function areDegrees([x, y]: Numbers): boolean {
  return Math.abs(x) <= 180 && Math.abs(y) <= 90;
}

export function inChina(lng: number, lat: number): boolean {
  return lng >= CHINA.west && lng <= CHINA.east && lat >= CHINA.south && lat <= CHINA.north;
}

/** An easting without a zone's number before it: to 500 km beside the meridian. */
export function isBareEasting(x: number): boolean {
  return x > 0 && x < ZONE_M;
}

/** The zone whose number stands before an easting; null where none of China's does. */
export function zoneBefore(x: number): Zone | null {
  const number = Math.floor(x / ZONE_M);
  const rest = x - number * ZONE_M;
  return Math.abs(rest - FALSE_EASTING_M) < 450_000 ? zoneOfNumber(number) : null;
}

export function isChineseNorthing(y: number): boolean {
  return y > 0 && y < NORTHING_MAX_M;
}

export function isMercator([x, y]: Numbers): boolean {
  return Math.abs(x) <= MERCATOR_EDGE_M && Math.abs(y) <= MERCATOR_EDGE_M;
}

/** Whether numbers can be of a UTM zone at all. */
export function isUtm([x, y]: Numbers): boolean {
  return isBareEasting(x) && y >= -ACROSS_M && y <= QUARTER_M + ACROSS_M;
}

/** The EPSG code in an id, NaN where there is none. */
export function epsgCode({ id }: Pick<Crs, 'id'>): number {
  return Number(/^EPSG:(\d+)$/.exec(id)?.[1] ?? Number.NaN);
}

export function isUtmCrs(crs: Crs): boolean {
  return utmOfCode(epsgCode(crs)) !== null;
}

/** Whether more than half of a sample is such; never of an empty one. */
export function mostly<T>(sample: readonly T[], is: (one: T) => boolean): boolean {
  let count = 0;
  for (const one of sample) if (is(one)) count += 1;
  return count * 2 > sample.length;
}

export function turned([x, y]: Numbers): Numbers {
  return [y, x];
}
