import { narrowing, UNIT_M } from '../../geometry/unit-metres.ts';
import type { PlanarNet } from '../types.ts';

/** Metres along each edge of a net, on Turf's sphere, as the plane through its middle has it. */
export function metresOf({ xs, ys, from, to }: PlanarNet): (edge: number) => number {
  return (edge) => {
    const [a, b] = [from[edge]!, to[edge]!];
    const flat = narrowing((ys[a]! + ys[b]!) / 2);
    return UNIT_M * Math.hypot((xs[b]! - xs[a]!) * flat, ys[b]! - ys[a]!);
  };
}
