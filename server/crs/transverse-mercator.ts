import proj4 from 'proj4';
import type { LngLat } from '../../domain/contract/geometry.ts';

/** What makes one Transverse Mercator another: degrees, metres, and how many metres its unit of length has. */
export interface MeridianSystem {
  readonly lon0: number;
  readonly lat0: number;
  readonly k: number;
  /** False easting and northing in metres, zone prefix included. */
  readonly x0: number;
  readonly y0: number;
  readonly ellipsoid: 'GRS80' | 'WGS84';
  /** Metres in one unit of the numbers. */
  readonly unitM: number;
}

type Positions = (a: number, b: number) => LngLat;

const DEGREE = Math.PI / 180;
/** Farther from the central meridian than any use of it (30° at the equator); the series are good to far below 1 mm until there. */
const REACH_M = 3_500_000;
/** From the equator to a pole along a meridian is 10,001,966 m. */
const POLE_M = 10_001_960;
const NOWHERE: LngLat = [Number.NaN, Number.NaN];

/**
 * A Transverse Mercator (Gauss-Krüger, UTM) both ways, by proj4's `etmerc`: Krüger's series to the sixth order in the
 * third flattening as Engsager and Poder give them, the same that PROJ uses. NaN farther than 3,500 km from the
 * central meridian or beyond a pole. One projection object and one point serve every call.
 */
export function transverseMercator(system: MeridianSystem): {
  readonly toDegrees: Positions;
  readonly fromDegrees: Positions;
} {
  const { lon0, lat0, k, x0, y0, ellipsoid, unitM } = system;
  const projection = new proj4.Proj(
    `+proj=tmerc +lat_0=${lat0} +lon_0=${lon0} +k=${k} +x_0=${x0} +y_0=${y0} +ellps=${ellipsoid}`,
  );
  const point = { x: 0, y: 0 };
  const equator = lat0 === 0 ? y0 : forward(0, lon0).y;
  function forward(lat: number, lng: number): { x: number; y: number } {
    point.x = lng * DEGREE;
    point.y = lat * DEGREE;
    projection.forward(point);
    return point;
  }
  const reaches = (x: number, y: number) =>
    Math.abs(x - x0) <= REACH_M * k && Math.abs(y - equator) <= POLE_M * k;
  return {
    toDegrees(x, y) {
      point.x = x * unitM;
      point.y = y * unitM;
      if (!reaches(point.x, point.y)) return NOWHERE;
      projection.inverse(point);
      return [point.x / DEGREE, point.y / DEGREE];
    },
    fromDegrees(lng, lat) {
      const aside = Math.abs(((((lng - lon0 + 180) % 360) + 360) % 360) - 180);
      if (!(aside <= 90 && Math.abs(lat) <= 90)) return NOWHERE;
      const { x, y } = forward(lat, lng);
      return reaches(x, y) ? [x / unitM, y / unitM] : NOWHERE;
    },
  };
}
