import type { CrsItem } from '../api/client.ts';

/** Numbers of CGCS2000's 3° zones, and the codes of zone 25 without the number before the easting and with it. */
const ZONES = { first: 25, last: 45, bare: 4534, prefixed: 4513 } as const;

/** The coordinate systems that a plan at a longitude is likely to go out in, the likeliest first. */
export function likelySystems(longitude: number): string[] {
  const zone = Math.round(longitude / 3);
  const inChina = zone >= ZONES.first && zone <= ZONES.last;
  const zones = inChina
    ? [ZONES.bare, ZONES.prefixed].map((code) => `EPSG:${code + zone - ZONES.first}`)
    : [];
  return ['EPSG:4490', ...zones, 'GCJ-02', 'BD-09', 'EPSG:4326', 'EPSG:3857'];
}

/** What a person chooses from: the likely ones, then all the others. */
export function systemChoices(
  all: readonly CrsItem[],
  longitude: number,
): { readonly likely: readonly CrsItem[]; readonly others: readonly CrsItem[] } {
  const ids = likelySystems(longitude);
  return {
    likely: ids.flatMap((id) => all.find((crs) => crs.id === id) ?? []),
    others: all.filter(({ id }) => !ids.includes(id)),
  };
}
