import gcoord from 'gcoord';
import type { Basemap } from '../../../domain/contract/basemap.ts';

type Shifted = Exclude<Basemap['datum'], 'wgs84'>;

const CRS = { gcj02: gcoord.GCJ02, bd09: gcoord.BD09 } as const;

/** Longitude and latitude as fractions of the Web Mercator square, from its north-west corner. */
export function mercator([lng, lat]: readonly [number, number]): [x: number, y: number] {
  const angle = (lat * Math.PI) / 180;
  return [lng / 360 + 0.5, 0.5 - Math.log(Math.tan(Math.PI / 4 + angle / 2)) / (2 * Math.PI)];
}

function degrees(x: number, y: number): [lng: number, lat: number] {
  return [(x - 0.5) * 360, (Math.atan(Math.exp((0.5 - y) * 2 * Math.PI)) * 360) / Math.PI - 90];
}

/** Where a place of the plans lies in a pyramid of tiles that was drawn in another datum, as fractions of its square. */
export function placeIn(datum: Shifted, at: readonly [number, number]): [x: number, y: number] {
  return mercator(gcoord.transform([at[0], at[1]], gcoord.WGS84, CRS[datum]));
}

/**
 * How far a tile of the plans' own pyramid (WGS 84 / CGCS2000) lies from its place in one that was drawn in another
 * datum, in tiles: GCJ-02 moves everything 300–700 m, and differently everywhere. The shift at the tile's middle stands
 * for all of it. Measured over Shangqiu (34.41°N 115.65°E), where GCJ-02 is 527 m off, at the corners of tiles from zoom
 * 10 to 18: at most 0.74 px (0.43 px or 0.2 m at 18, 1.8 m at 15); BD-09, which is rougher and 1.2 km off, at most 3.3 px
 * (1.6 m at 18, 12.7 m at 15). tests/client/map holds both.
 */
export function tileShift(datum: Shifted, z: number, x: number, y: number): [dx: number, dy: number] {
  const tiles = 2 ** z;
  const [mx, my] = [(x + 0.5) / tiles, (y + 0.5) / tiles];
  const [px, py] = placeIn(datum, degrees(mx, my));
  return [(px - mx) * tiles, (py - my) * tiles];
}
