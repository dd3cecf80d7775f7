import type { Position } from 'geojson';

/** Metres in a plane that touches the globe in the middle of a town: true to a part in a thousand within 10 km. */
export interface Plane {
  to(position: Position): [x: number, y: number];
}

const METRES_A_DEGREE = (Math.PI / 180) * 6_371_008.8;

export function planeAround(positions: readonly Position[]): Plane {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lng, lat] of positions as readonly [number, number][]) {
    west = Math.min(west, lng);
    east = Math.max(east, lng);
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  const flat = METRES_A_DEGREE * Math.cos((((south + north) / 2) * Math.PI) / 180);
  return { to: ([lng, lat]) => [(lng! - west) * flat, (lat! - south) * METRES_A_DEGREE] };
}
