import { earthRadius } from '@turf/turf';
import { LATTICE } from './point.ts';

const RADIANS = Math.PI / 180 / LATTICE;

/** Metres of one lattice unit from south to north, on Turf's sphere. */
export const UNIT_M = earthRadius * RADIANS;

/** How much shorter a unit from west to east is at that height (lattice units): 1 at the equator, 0 at a pole. */
export function narrowing(y: number): number {
  return Math.cos(y * RADIANS);
}
