import type { Vec } from './plane.ts';

/** An upright or turned rectangle: the ground that a building needs. */
export interface Box {
  readonly at: Vec;
  /** Half its length along `angle`, and half its depth across it, in metres. */
  readonly halfU: number;
  readonly halfV: number;
  /** Counter-clockwise from east, in radians. */
  readonly angle: number;
}

/** A place given along and across the box, in metres from its middle. */
export function inBox({ at, angle }: Box, u: number, v: number): Vec {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return [at[0] + u * cos - v * sin, at[1] + u * sin + v * cos];
}

/** The corners, counter-clockwise. */
export function corners(box: Box): readonly [Vec, Vec, Vec, Vec] {
  const { halfU: u, halfV: v } = box;
  return [inBox(box, -u, -v), inBox(box, u, -v), inBox(box, u, v), inBox(box, -u, v)];
}

export function halfDiagonal({ halfU, halfV }: Box): number {
  return Math.sqrt(halfU * halfU + halfV * halfV);
}

/** Whether two boxes stay at least `gap` metres apart along some side of either (separating axes). */
export function areApart(one: Box, two: Box, gap: number): boolean {
  const [dx, dy] = [two.at[0] - one.at[0], two.at[1] - one.at[1]];
  for (const axis of [one.angle, one.angle + Math.PI / 2, two.angle, two.angle + Math.PI / 2]) {
    const [cos, sin] = [Math.cos(axis), Math.sin(axis)];
    if (Math.abs(dx * cos + dy * sin) >= reach(one, axis) + reach(two, axis) + gap) return true;
  }
  return false;
}

function reach({ angle, halfU, halfV }: Box, axis: number): number {
  return halfU * Math.abs(Math.cos(axis - angle)) + halfV * Math.abs(Math.sin(axis - angle));
}
