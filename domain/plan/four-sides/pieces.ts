import type { Point, Ring } from '../../geometry/point.ts';
import { narrowing, UNIT_M } from '../../geometry/unit-metres.ts';

/** An outline is looked at in so many pieces, and at its corners; a small one in fewer, but none longer than this, m. */
const PIECES = 1500;
const STEP_M = 4;
/** A small one in so many at least. */
const LEAST_PIECES = 40;
/** The way that an outline runs is taken over so many metres, or so much of a small outline: its teeth are not its sides. */
const SMOOTH_M = 15;
const SMOOTH_SHARE = 1 / 32;

/** Metres east and north around a height of the lattice, from a point near by. */
export interface Plane {
  readonly origin: Point;
  readonly perX: number;
}

export function planeAt(origin: Point): Plane {
  return { origin, perX: UNIT_M * Math.max(1e-6, narrowing(origin[1])) };
}

/** A short straight piece of an outline that is walked with its ground on the left. */
export interface Piece {
  /** Its middle and length, m. */
  readonly x: number;
  readonly y: number;
  readonly lengthM: number;
  /** The way out, a unit vector, over the teeth of the outline. */
  readonly nx: number;
  readonly ny: number;
  /** The edge of the ring that it is of: from that corner to the next. */
  readonly edge: number;
  readonly from: Point;
  readonly to: Point;
}

/** A shell in metres, its pieces, and the length of it all. */
export interface PiecedRing {
  readonly xs: Float64Array;
  readonly ys: Float64Array;
  readonly pieces: readonly Piece[];
  readonly perimeterM: number;
}

/** A shell (counter-clockwise) in pieces. */
export function piecesOf(ring: Ring, { origin, perX }: Plane): PiecedRing {
  const n = ring.length;
  const xs = Float64Array.from(ring, (p) => (p[0] - origin[0]) * perX);
  const ys = Float64Array.from(ring, (p) => (p[1] - origin[1]) * UNIT_M);
  const along = new Float64Array(n + 1);
  for (let i = 0; i < n; i++) {
    const k = i + 1 === n ? 0 : i + 1;
    along[i + 1] = along[i]! + Math.hypot(xs[k]! - xs[i]!, ys[k]! - ys[i]!);
  }
  const perimeterM = along[n]!;
  const step = Math.max(perimeterM / PIECES, Math.min(STEP_M, perimeterM / LEAST_PIECES));
  const smooth = Math.min(SMOOTH_M, perimeterM * SMOOTH_SHARE);
  const place = (s: number): [number, number] => {
    const at = s < 0 ? s + perimeterM : s >= perimeterM ? s - perimeterM : s;
    let [low, high] = [0, n - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (along[middle]! <= at) low = middle;
      else high = middle - 1;
    }
    const next = low + 1 === n ? 0 : low + 1;
    const t = (at - along[low]!) / (along[low + 1]! - along[low]!);
    return [xs[low]! + t * (xs[next]! - xs[low]!), ys[low]! + t * (ys[next]! - ys[low]!)];
  };
  const pieces: Piece[] = [];
  for (let i = 0; i < n; i++) {
    const k = i + 1 === n ? 0 : i + 1;
    const [dx, dy] = [xs[k]! - xs[i]!, ys[k]! - ys[i]!];
    const length = along[i + 1]! - along[i]!;
    const count = Math.max(1, Math.ceil(length / step));
    const [a, b] = [ring[i]!, ring[k]!];
    const on = (t: number): Point => [
      Math.round(a[0] + t * (b[0] - a[0])) + 0,
      Math.round(a[1] + t * (b[1] - a[1])) + 0,
    ];
    for (let j = 0; j < count; j++) {
      const t = (j + 0.5) / count;
      let [ux, uy] = [dx, dy];
      if (length < 2 * smooth) {
        const [fromX, fromY] = place(along[i]! + t * length - smooth);
        const [toX, toY] = place(along[i]! + t * length + smooth);
        // where the outline turns back on itself there is no way between the two
        if (Math.hypot(toX - fromX, toY - fromY) > smooth / 2) [ux, uy] = [toX - fromX, toY - fromY];
      }
      const size = Math.hypot(ux, uy);
      pieces.push({
        x: xs[i]! + t * dx,
        y: ys[i]! + t * dy,
        lengthM: length / count,
        nx: uy / size,
        ny: -ux / size,
        edge: i,
        from: on(j / count),
        to: on((j + 1) / count),
      });
    }
  }
  return { xs, ys, pieces, perimeterM };
}
