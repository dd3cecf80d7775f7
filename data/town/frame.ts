import { LATTICE, type Point } from '../../domain/geometry/point.ts';
import type { Vec } from './plane.ts';

/** A flat frame in metres around a centre: x to the east, y to the north. Good to 1e-4 over a town. */
export interface Frame {
  toLattice(p: Vec): Point;
  toMetres(p: Point): Vec;
}

/** The frame around a place. Lengths of a degree: the usual series on the WGS 84 ellipsoid. */
export function frameAround([lng, lat]: readonly [lng: number, lat: number]): Frame {
  const phi = (lat * Math.PI) / 180;
  const yUnit = (111_132.92 - 559.82 * Math.cos(2 * phi) + 1.175 * Math.cos(4 * phi)) / LATTICE;
  const xUnit = (111_412.84 * Math.cos(phi) - 93.5 * Math.cos(3 * phi)) / LATTICE;
  const [x0, y0] = [Math.round(lng * LATTICE), Math.round(lat * LATTICE)];
  return {
    toLattice: ([x, y]) => [x0 + Math.round(x / xUnit), y0 + Math.round(y / yUnit)],
    toMetres: ([x, y]) => [(x - x0) * xUnit, (y - y0) * yUnit],
  };
}
