import { earthRadius } from '@turf/turf';
import { LATTICE } from '../../geometry/point.ts';
import { narrowing, UNIT_M } from '../../geometry/unit-metres.ts';
import type { LatticePoints } from './lattice-points.ts';

const RADIANS = Math.PI / 180 / LATTICE;

/**
 * Metres and square metres between numbered points, on Turf's sphere. Turf's area of a ring is a sum over its edges of what lies
 * under each in the plane of longitude and the sine of latitude, so areas made of the same edges add up: what one grid gives and
 * another gets is the same number, up to the rounding of doubles.
 */
export class Earth {
  readonly #points: LatticePoints;
  readonly #sine: Float64Array;

  constructor(points: LatticePoints) {
    this.#points = points;
    this.#sine = new Float64Array(points.count);
    for (let p = 0; p < points.count; p++) this.#sine[p] = Math.sin(points.ys[p]! * RADIANS);
  }

  /** m² under the edge from a to b as seen from the height of `origin`; summed around a ring its area, > 0 counter-clockwise. */
  under(a: number, b: number, origin: number): number {
    const { xs } = this.#points;
    const sine = this.#sine;
    const height = sine[a]! - sine[origin]! + (sine[b]! - sine[origin]!);
    return (-earthRadius * earthRadius * RADIANS * (xs[b]! - xs[a]!) * height) / 2;
  }

  /** Metres east and north of `origin`: true for what is near to it. */
  place(p: number, origin: number): [east: number, north: number] {
    const { xs, ys } = this.#points;
    const flat = UNIT_M * narrowing(ys[origin]!);
    return [flat * (xs[p]! - xs[origin]!), UNIT_M * (ys[p]! - ys[origin]!)];
  }

  /** Metres from a to b, as the plane through their middle has it: for what is as short as an edge. */
  metres(a: number, b: number): number {
    const { xs, ys } = this.#points;
    const east = (xs[b]! - xs[a]!) * narrowing((ys[a]! + ys[b]!) / 2);
    return UNIT_M * Math.hypot(east, ys[b]! - ys[a]!);
  }

  /** Metres by which p lies beside the straight line from a to b. */
  metresBeside(p: number, a: number, b: number): number {
    const { xs, ys } = this.#points;
    const flat = narrowing(ys[a]!);
    const dx = (xs[b]! - xs[a]!) * flat;
    const dy = ys[b]! - ys[a]!;
    const across = dx * (ys[p]! - ys[a]!) - dy * (xs[p]! - xs[a]!) * flat;
    const length = Math.hypot(dx, dy);
    return length === 0 ? this.metres(a, p) : (UNIT_M * Math.abs(across)) / length;
  }
}
