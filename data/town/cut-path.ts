import type { CutEnd } from './cut-end.ts';
import {
  along,
  crossShares,
  distance,
  distanceToSegment,
  heading,
  isInside,
  lineAngle,
  type Vec,
} from './plane.ts';
import type { Random } from './random.ts';

const STEP_M = 55;

/** What a cut must keep to. */
export interface Demand {
  /** Least angle between the cut and the ring at its ends, in radians. */
  readonly angle: number;
  /** Least distance of the cut from the ring away from its ends, in metres. */
  readonly clearance: number;
}

/** Places between the ends, on a shallow arc. */
export function bow(start: Vec, end: Vec, share: number, random: Random): Vec[] {
  const length = distance(start, end);
  const pieces = Math.round(length / STEP_M);
  const height = length * share * random.between(-1, 1);
  const [nx, ny] = [-(end[1] - start[1]) / length, (end[0] - start[0]) / length];
  return Array.from({ length: Math.max(0, pieces - 1) }, (_, i) => {
    const t = (i + 1) / pieces;
    const [x, y] = along(start, end, t);
    const aside = height * Math.sin(Math.PI * t) + (share > 0 ? random.between(-1, 1) : 0);
    return [x + nx * aside, y + ny * aside];
  });
}

/** The two rings that the path makes of one; null when both ends lie in the same place. */
export function splitRing(
  ring: readonly Vec[],
  path: readonly Vec[],
  from: CutEnd,
  to: CutEnd,
): [Vec[], Vec[]] | null {
  if (from.after === to.after && from.vertex === to.vertex) return null;
  const between = (start: CutEnd, end: CutEnd) => {
    const run: Vec[] = [];
    const stop = end.vertex === null ? end.after : (end.after - 1 + ring.length) % ring.length;
    for (let i = start.after; i !== stop; ) {
      i = (i + 1) % ring.length;
      run.push(ring[i]!);
      if (run.length > ring.length) return null;
    }
    return run;
  };
  const [one, two] = [between(to, from), between(from, to)];
  if (one === null || two === null) return null;
  return [
    [...path, ...one],
    [...path.toReversed(), ...two],
  ];
}

/** Whether a path meets the ring fairly at both ends, and stays within it and clear of it between. */
export function passes(
  ring: readonly Vec[],
  path: readonly Vec[],
  from: CutEnd,
  to: CutEnd,
  demand: Demand,
): boolean {
  const fair = (end: CutEnd, a: Vec, b: Vec) =>
    end.along.every((direction) => lineAngle(direction, heading(a, b)) > demand.angle);
  if (!fair(from, path[0]!, path[1]!) || !fair(to, path.at(-1)!, path.at(-2)!)) return false;
  if (!isInside(along(path[0]!, path[1]!, 0.5), ring)) return false;
  for (let k = 1; k < path.length; k++) {
    const [a, b] = [path[k - 1]!, path[k]!];
    if (leaves(ring, path, a, b)) return false;
    const steps = Math.max(2, Math.ceil(distance(a, b) / 9));
    for (let s = 1; s < (k === path.length - 1 ? steps : steps + 1); s++) {
      const p = along(a, b, s / steps);
      const fromEnd = Math.min(distance(p, path[0]!), distance(p, path.at(-1)!));
      if (tooClose(p, ring, Math.min(demand.clearance, 0.6 * fromEnd * Math.sin(demand.angle)))) return false;
    }
  }
  return true;
}

/** Whether a stretch of the path crosses the ring anywhere but at the path's ends. */
function leaves(ring: readonly Vec[], path: readonly Vec[], a: Vec, b: Vec): boolean {
  return ring.some((c, i) => {
    const shares = crossShares(a, b, c, ring[(i + 1) % ring.length]!);
    if (shares === null) return false;
    const hit = along(a, b, shares[0]);
    return distance(hit, path[0]!) > 0.5 && distance(hit, path.at(-1)!) > 0.5;
  });
}

function tooClose(p: Vec, ring: readonly Vec[], room: number): boolean {
  return ring.some((a, i) => distanceToSegment(p, a, ring[(i + 1) % ring.length]!) < room);
}
