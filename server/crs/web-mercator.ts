import type { LngLat } from '../../domain/contract/geometry.ts';

/** WGS 84's greater half axis; Web Mercator takes the Earth for a ball of this radius (EPSG method 1024). */
const RADIUS_M = 6378137;
const DEGREE = Math.PI / 180;
const EDGE_M = Math.PI * RADIUS_M;

/** Web Mercator's metres to degrees; NaN east or west of the 180th meridian. */
export function webMercatorToDegrees(x: number, y: number): LngLat {
  if (Math.abs(x) > EDGE_M + 1e-6) return [Number.NaN, Number.NaN];
  const lat = (2 * Math.atan(Math.exp(y / RADIUS_M)) - Math.PI / 2) / DEGREE;
  return [Math.max(-180, Math.min(180, x / RADIUS_M / DEGREE)), lat];
}

/** Degrees to Web Mercator's metres; NaN at the poles, which it does not have. */
export function degreesToWebMercator(lng: number, lat: number): LngLat {
  if (!(Math.abs(lat) < 90 && Math.abs(lng) <= 180)) return [Number.NaN, Number.NaN];
  return [lng * DEGREE * RADIUS_M, RADIUS_M * Math.asinh(Math.tan(lat * DEGREE))];
}
