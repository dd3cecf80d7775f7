import type { Datum } from './import-view.ts';

const SHIFTED = { gcj02: 'GCJ-02', bd09: 'BD-09' } as const;

/** The datum of a reading that the report names: `EPSG:4547`, `GCJ-02`, `EPSG:4547 + BD-09`. */
export function datumOf(used: string | null): Datum {
  if (used?.includes(SHIFTED.gcj02)) return 'gcj02';
  return used?.includes(SHIFTED.bd09) ? 'bd09' : 'wgs84';
}

/** The system that a reading has beneath its datum. */
export function baseOf(used: string | null): string | null {
  const base = used?.split(' + ')[0] ?? null;
  return base === SHIFTED.gcj02 || base === SHIFTED.bd09 ? 'EPSG:4490' : base;
}

/** What to ask for so that a file is read as now, but of another datum; `projected`: in metres. */
export function readingOf(used: string | null, projected: boolean, datum: Datum): string {
  const base = baseOf(used) ?? 'EPSG:4490';
  if (!projected) return datum === 'wgs84' ? base : SHIFTED[datum];
  // Naming a projection says nothing of what was done before it: said expressly.
  return `${base} + ${datum === 'wgs84' ? 'WGS84' : SHIFTED[datum]}`;
}
