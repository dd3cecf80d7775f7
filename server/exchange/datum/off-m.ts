import type { LngLat } from '../../../domain/contract/geometry.ts';

/** Metres in a degree of latitude, on the ball of the Earth's mean radius; distances here are some hundreds of metres. */
export const DEGREE_M = (Math.PI * 6371008.8) / 180;

/** Metres between two places that are near each other. */
export function offM([lng, lat]: LngLat, [toLng, toLat]: LngLat): number {
  const east = (toLng - lng) * Math.cos((((lat + toLat) / 2) * Math.PI) / 180);
  return Math.hypot(east, toLat - lat) * DEGREE_M;
}
