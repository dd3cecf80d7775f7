import type { Point } from '../../geometry/point.ts';
import type { LocalPlane } from './local-plane.ts';

/** A line is looked at so often, m. */
const STEP_M = 8;
/** And a straight piece of it so often at most. */
const MOST_STEPS = 10_000;
/** A shorter stretch is not folded, and a shorter one between two that are is, m. */
const SHORTEST_M = 40;
const GAP_M = 20;

/** A piece of a line that stands for itself. */
export const ALONE = -1;
/** One that does because a building stands between it and the line with which it would go. */
export const PARTED = -2;

/** A short straight piece of a line. */
export interface Piece {
  readonly from: Point;
  readonly to: Point;
  /** Does it end in a corner of the line? */
  readonly toCorner: boolean;
  readonly lengthM: number;
  /** How far the line is that it goes with, m; `ALONE` or `PARTED` where it goes with none. */
  farM: number;
}

/** A line in pieces of `STEP_M` at most. `far` is asked in the middle of each, with the way that it runs. */
export function piecesOf(
  points: readonly Point[],
  plane: LocalPlane,
  far: (x: number, y: number, ux: number, uy: number) => number,
): Piece[] {
  const pieces: Piece[] = [];
  for (let i = 1; i < points.length; i++) {
    const [ax, ay] = [plane.x(points[i - 1]!), plane.y(points[i - 1]!)];
    const [dx, dy] = [plane.x(points[i]!) - ax, plane.y(points[i]!) - ay];
    const length = Math.hypot(dx, dy);
    const count = Math.min(MOST_STEPS, Math.max(1, Math.ceil(length / STEP_M)));
    let from = points[i - 1]!;
    for (let k = 1; k <= count; k++) {
      const toCorner = k === count;
      const to = toCorner ? points[i]! : plane.back(ax + (k / count) * dx, ay + (k / count) * dy);
      const t = (k - 0.5) / count;
      const farM = far(ax + t * dx, ay + t * dy, dx / length, dy / length);
      pieces.push({ from, to, toCorner, lengthM: length / count, farM });
      from = to;
    }
  }
  return pieces;
}

/** The points of pieces one after another: their ends, and the line's corners. */
export function pointsOf(pieces: readonly Piece[]): Point[] {
  const points = [pieces[0]!.from];
  pieces.forEach(({ to, toCorner }, i) => {
    if (toCorner || i === pieces.length - 1) points.push(to);
  });
  return points;
}

/**
 * Short gaps between stretches that go are closed, unless a building stands there; beside a building a piece more stays; then what would be a short
 * stretch stays.
 */
export function smooth(pieces: Piece[]): void {
  if (pieces.every(({ farM }) => farM >= 0)) return;
  const gaps = stretchesOf(pieces);
  gaps.forEach(({ from, to, goes, lengthM }, k) => {
    const parted = pieces.slice(from, to).some(({ farM }) => farM === PARTED);
    if (!goes && !parted && lengthM <= GAP_M && k > 0 && k + 1 < gaps.length)
      set(pieces, from, to, Math.max(pieces[from - 1]!.farM, pieces[to]!.farM));
  });
  const parted = pieces.flatMap(({ farM }, i) => (farM === PARTED ? [i - 1, i + 1] : []));
  for (const i of parted) if (pieces[i] && pieces[i].farM >= 0) pieces[i].farM = ALONE;
  for (const { from, to, goes, lengthM } of stretchesOf(pieces)) {
    if (goes && lengthM < SHORTEST_M) set(pieces, from, to, ALONE);
  }
}

function set(pieces: Piece[], from: number, to: number, farM: number): void {
  for (let i = from; i < to; i++) pieces[i]!.farM = farM;
}

/** Runs of pieces that all go, or all stay. */
function stretchesOf(pieces: readonly Piece[]) {
  const found: { from: number; to: number; goes: boolean; lengthM: number }[] = [];
  pieces.forEach(({ farM, lengthM }, i) => {
    const last = found.at(-1);
    if (last && last.goes === farM >= 0) {
      last.to = i + 1;
      last.lengthM += lengthM;
    } else found.push({ from: i, to: i + 1, goes: farM >= 0, lengthM });
  });
  return found;
}
