import Flatbush from 'flatbush';
import type { Point } from '../../geometry/point.ts';
import type { Dispute } from './disputes.ts';
import type { Earth } from './earth.ts';
import { startOf } from './map-faces.ts';
import { isParted } from './parted.ts';
import type { Plots } from './plots.ts';
import type { CleanOptions } from './types.ts';

/** A side is looked for among so many that lie nearest by their boxes. */
const SIDES_NEAR = 12;
/** A corner nearer than so many times the foot's distance will do in its place. */
const NEAR_ENOUGH = 2;
/** Where the outline turns by more than this (sine), a stretch may end. */
const BEND = 0.5;
/** Lattice units that a foot keeps from the ends of its side. */
const CLEARANCE = 3;

/**
 * Where gaps that will be parted have too few corners: opposite a place where a stretch ends, on a side without a corner near, the foot of the
 * perpendicular. With it as a corner the gap can be cut straight across instead of slantwise to the next corner there is, however far.
 */
export function findFeet(
  plots: Plots,
  disputes: readonly Dispute[],
  { snapM, gapM, rule }: CleanOptions,
  earth: Earth,
): Point[] {
  const feet: Point[] = [];
  disputes.forEach(({ kind, widthM }, d) => {
    if (kind !== 'gap' || widthM > Math.max(snapM, rule === 'ask' ? 0 : gapM)) return;
    const plot = plots.ofDispute(d);
    const bySize = rule === 'largest' && widthM > snapM;
    if (isParted(plots, plot, bySize, earth)) feet.push(...feetOf(plots, plots.halvesOf(plot)));
  });
  return feet;
}

function feetOf(plots: Plots, halves: readonly number[]): Point[] {
  const { map } = plots;
  const { xs, ys } = map.points;
  const flat = Math.cos((ys[startOf(map, halves[0]!)]! * 1e-7 * Math.PI) / 180);
  const x = (p: number) => xs[p]! * flat;
  const y = (p: number) => ys[p]!;
  const index = new Flatbush(halves.length);
  const endingAt = new Map<number, number>();
  for (const half of halves) {
    const a = startOf(map, half);
    const b = startOf(map, half ^ 1);
    index.add(Math.min(x(a), x(b)), Math.min(y(a), y(b)), Math.max(x(a), x(b)), Math.max(y(a), y(b)));
    endingAt.set(b, half);
  }
  index.finish();
  const feet: Point[] = [];
  for (const half of halves) {
    const corner = startOf(map, half);
    const before = endingAt.get(corner);
    if (before === undefined) continue;
    const owners = [plots.ownerOn(half ^ 1), plots.ownerOn(before ^ 1)];
    if (owners[0] === owners[1] && !bends(x, y, startOf(map, before), corner, startOf(map, half ^ 1)))
      continue;
    let least = Infinity;
    let foot: Point | null = null;
    for (const i of index.neighbors(x(corner), y(corner), SIDES_NEAR)) {
      const side = halves[i]!;
      const [a, b] = [startOf(map, side), startOf(map, side ^ 1)];
      if (a === corner || b === corner || owners.includes(plots.ownerOn(side ^ 1))) continue;
      const [dx, dy] = [x(b) - x(a), y(b) - y(a)];
      const t = ((x(corner) - x(a)) * dx + (y(corner) - y(a)) * dy) / (dx * dx + dy * dy);
      const held = Math.min(1, Math.max(0, t));
      const far = Math.hypot(x(a) + held * dx - x(corner), y(a) + held * dy - y(corner));
      if (far >= least) continue;
      least = far;
      const toEnd = Math.min(t, 1 - t) * Math.hypot(dx, dy);
      const needed = toEnd > CLEARANCE && Math.hypot(toEnd, far) > NEAR_ENOUGH * far;
      foot = needed
        ? [Math.round(xs[a]! + t * (xs[b]! - xs[a]!)), Math.round(ys[a]! + t * (ys[b]! - ys[a]!))]
        : null;
    }
    if (foot) feet.push(foot);
  }
  return feet;
}

function bends(x: (p: number) => number, y: (p: number) => number, a: number, b: number, c: number): boolean {
  const [ux, uy] = [x(b) - x(a), y(b) - y(a)];
  const [vx, vy] = [x(c) - x(b), y(c) - y(b)];
  return Math.abs(ux * vy - uy * vx) > BEND * Math.hypot(ux, uy) * Math.hypot(vx, vy);
}
