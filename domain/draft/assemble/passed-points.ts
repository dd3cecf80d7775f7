import type { Parts } from '../types.ts';

/** Points of a net that borders pass without a corner. */
export interface Passed {
  is(point: number): boolean;
  /** Where an outline that comes from `before` goes on beyond a point that it passes. */
  after(before: number, point: number): number;
}

/**
 * The points that noding put on the outline of a ground and at which no border of a division (grid per part) ends: as corners they would
 * only bend what lies around. They lie within rounding of the ground's own edge. `isGiven`: is the place a corner of the ground itself?
 * With `today` (per part a number of the leaf that it lies in; every part lies in one) the borders between those are such edges too.
 */
export function passedPoints(
  { net, partOf }: Parts,
  gridOf: Int32Array,
  isGiven: (x: number, y: number) => boolean,
  today?: Int32Array,
): Passed {
  const count = net.xs.length;
  const one = new Int32Array(count).fill(-1);
  const two = new Int32Array(count).fill(-1);
  const passed = new Uint8Array(count).fill(1);
  for (let e = 0; e < net.from.length; e++) {
    const [l, r] = [net.left[e]!, net.right[e]!];
    const outline = l === -1 || r === -1 || net.groundOf[l] !== net.groundOf[r];
    if (!outline && gridOf[partOf[l]!] === gridOf[partOf[r]!]) continue;
    const stands = outline || (today !== undefined && today[partOf[l]!] !== today[partOf[r]!]);
    for (const [p, other] of [
      [net.from[e]!, net.to[e]!],
      [net.to[e]!, net.from[e]!],
    ] as const) {
      if (!stands || two[p] !== -1) passed[p] = 0;
      else if (one[p] === -1) one[p] = other;
      else two[p] = other;
    }
  }
  for (let p = 0; p < count; p++)
    if (passed[p] === 1 && (two[p] === -1 || isGiven(net.xs[p]!, net.ys[p]!))) passed[p] = 0;
  return {
    is: (point) => passed[point] === 1,
    after: (before, point) => (one[point] === before ? two[point]! : one[point]!),
  };
}
