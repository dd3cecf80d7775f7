import type { LngLat } from '../../../domain/contract/geometry.ts';
import { LATTICE, type Point } from '../../../domain/geometry/point.ts';
import { DEGREE_M } from './off-m.ts';

/** A plane in metres around a place: true to a per cent over a district, which is all that distances of metres need. */
export interface Plane {
  /** x, y of each place one after another; NaN stays. */
  readonly fromDegrees: (places: readonly LngLat[]) => Float64Array;
  /** The same for numbers of the lattice, which stand one after another. */
  readonly fromLattice: (numbers: Float64Array) => Float64Array;
}

export function planeAround([x0, y0]: Point): Plane {
  const toY = DEGREE_M / LATTICE;
  const toX = toY * Math.cos(((y0 / LATTICE) * Math.PI) / 180);
  return {
    fromDegrees(places) {
      const out = new Float64Array(places.length * 2);
      places.forEach(([lng, lat], i) => {
        out[2 * i] = (lng * LATTICE - x0) * toX;
        out[2 * i + 1] = (lat * LATTICE - y0) * toY;
      });
      return out;
    },
    fromLattice(numbers) {
      const out = new Float64Array(numbers.length);
      for (let i = 0; i < numbers.length; i += 2) {
        out[i] = (numbers[i]! - x0) * toX;
        out[i + 1] = (numbers[i + 1]! - y0) * toY;
      }
      return out;
    },
  };
}
