import { LATTICE } from '../../../../domain/geometry/point.ts';
import { narrowing, UNIT_M } from '../../../../domain/geometry/unit-metres.ts';
import type { Place } from './filter-places.ts';

/** Drawn where a camera does not say how far it sees; the legend says so. */
export const CAMERA_RANGE_M = 50;
/** How wide a camera with a direction sees; one without is taken to see all around. */
const VIEW_DEGREES = 70;
const STEPS = 8;
const ROUND_STEPS = 24;

/** What cameras see as polygons in flat arrays: `starts` are the first corners of each. */
export interface CameraViews {
  readonly positions: Float64Array;
  readonly starts: Uint32Array;
  readonly count: number;
}

/** Sectors of the ground in the direction (degrees clockwise from north) and as far as the range of each camera, circles where it has none. */
export function cameraViews(cameras: readonly Place[]): CameraViews {
  const coordinates: number[] = [];
  const starts: number[] = [];
  for (const { properties, geometry } of cameras) {
    const [lng, lat] = geometry.coordinates as [number, number];
    const high = (properties.rangeM ?? CAMERA_RANGE_M) / UNIT_M / LATTICE;
    const wide = high / Math.max(0.01, narrowing(lat * LATTICE));
    const at = (degrees: number) => {
      const angle = (degrees * Math.PI) / 180;
      coordinates.push(lng + wide * Math.sin(angle), lat + high * Math.cos(angle));
    };
    starts.push(coordinates.length / 2);
    const { direction } = properties;
    if (direction === null) for (let i = 0; i < ROUND_STEPS; i++) at((360 * i) / ROUND_STEPS);
    else {
      coordinates.push(lng, lat);
      for (let i = 0; i <= STEPS; i++) at(direction - VIEW_DEGREES / 2 + (VIEW_DEGREES * i) / STEPS);
    }
    // A ring ends where it began.
    const first = 2 * starts.at(-1)!;
    coordinates.push(coordinates[first]!, coordinates[first + 1]!);
  }
  return {
    positions: Float64Array.from(coordinates),
    starts: Uint32Array.from(starts),
    count: starts.length,
  };
}
