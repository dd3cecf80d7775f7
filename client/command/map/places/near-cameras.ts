import type { NearCamera } from '../../../../domain/contract/case.ts';
import { LATTICE } from '../../../../domain/geometry/point.ts';
import { narrowing, UNIT_M } from '../../../../domain/geometry/unit-metres.ts';
import type { LngLat } from '../command-map-props.ts';
import type { Place } from './filter-places.ts';

const MOST = 4;
/** Farther away a camera shows nothing of a case. */
const FARTHEST_M = 500;

/** The cameras nearest to a place, nearest first, at most four and none beyond 500 m. */
export function nearCameras(cameras: readonly Place[], [lng, lat]: LngLat): NearCamera[] {
  const shorter = narrowing(lat * LATTICE);
  return cameras
    .map(({ properties, geometry }) => {
      const [x, y] = geometry.coordinates as [number, number];
      const distanceM = Math.hypot((x - lng) * shorter, y - lat) * LATTICE * UNIT_M;
      const { id, name, direction, link } = properties;
      return { id, name, at: [x, y] as [number, number], direction, link, distanceM };
    })
    .filter(({ distanceM }) => distanceM <= FARTHEST_M)
    .sort((a, b) => a.distanceM - b.distanceM || (a.id < b.id ? -1 : 1))
    .slice(0, MOST);
}
