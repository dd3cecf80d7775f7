/** A zone of CGCS2000's Gauss-Krüger: how wide, around which meridian, and whether its number stands before the easting. */
export interface Zone {
  readonly widthDeg: 3 | 6;
  readonly meridian: number;
  readonly prefix: boolean;
}

export const FALSE_EASTING_M = 500_000;
/** What one zone number adds to the easting where it stands before it. */
export const ZONE_M = 1_000_000;

/** EPSG's four runs of CGCS2000 codes, each from the meridian 75°E to 135°E. */
const RUNS = [
  { from: 4491, to: 4501, widthDeg: 6, prefix: true },
  { from: 4502, to: 4512, widthDeg: 6, prefix: false },
  { from: 4513, to: 4533, widthDeg: 3, prefix: true },
  { from: 4534, to: 4554, widthDeg: 3, prefix: false },
] as const;
const FIRST_MERIDIAN = 75;

/** The zone of an EPSG code from 4491 to 4554; null for any other. */
export function zoneOfCode(code: number): Zone | null {
  const run = RUNS.find(({ from, to }) => code >= from && code <= to);
  if (!run || !Number.isInteger(code)) return null;
  const { widthDeg, prefix } = run;
  return { widthDeg, prefix, meridian: FIRST_MERIDIAN + (code - run.from) * widthDeg };
}

/** The EPSG code of a zone; null where the meridian is none of China's. */
export function codeOfZone({ widthDeg, meridian, prefix }: Zone): number | null {
  const run = RUNS.find((known) => known.widthDeg === widthDeg && known.prefix === prefix)!;
  const code = run.from + (meridian - FIRST_MERIDIAN) / widthDeg;
  return Number.isInteger(code) && code >= run.from && code <= run.to ? code : null;
}

/** 25 … 45 of the 3° zones, 13 … 23 of the 6° zones: a number names one zone. */
export function zoneNumber({ widthDeg, meridian }: Zone): number {
  return widthDeg === 3 ? meridian / 3 : (meridian + 3) / 6;
}

/** The zone that a number before an easting names; null where it is none of China's. */
export function zoneOfNumber(number: number): Zone | null {
  if (number >= 25 && number <= 45) return { widthDeg: 3, meridian: number * 3, prefix: true };
  if (number >= 13 && number <= 23) return { widthDeg: 6, meridian: number * 6 - 3, prefix: true };
  return null;
}

/** The false easting of a zone, metres. */
export function falseEasting(zone: Zone): number {
  return FALSE_EASTING_M + (zone.prefix ? zoneNumber(zone) * ZONE_M : 0);
}

export const ZONE_CODES: readonly number[] = RUNS.flatMap(({ from, to }) =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i),
);
