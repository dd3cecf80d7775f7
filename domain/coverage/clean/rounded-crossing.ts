import { crossingAt } from '../../geometry/crossing.ts';
import type { Point } from '../../geometry/point.ts';
import { turn } from '../../geometry/turn.ts';
import type { LatticePoints } from './lattice-points.ts';

/** Of edges shorter than this (lattice units) turns are exact as numbers, and a crossing in doubles is nearer than `SURE`. */
const SHORT = 2 ** 25;
const SURE = 1e-5;

/** The number of the lattice point in whose unit square (as `passesPixel` has it) the edges a–b and c–d cross properly. Exact. */
export function roundedCrossing(points: LatticePoints, a: number, b: number, c: number, d: number): number {
  const { xs, ys } = points;
  const from = turn(xs[c]!, ys[c]!, xs[d]!, ys[d]!, xs[a]!, ys[a]!);
  const to = turn(xs[c]!, ys[c]!, xs[d]!, ys[d]!, xs[b]!, ys[b]!);
  const dx = xs[b]! - xs[a]!;
  const dy = ys[b]! - ys[a]!;
  const wide = Math.max(Math.abs(xs[d]! - xs[c]!), Math.abs(ys[d]! - ys[c]!));
  if (Math.max(Math.abs(dx), Math.abs(dy), wide) < SHORT) {
    const t = from / (from - to);
    const x = xs[a]! + t * dx + 0.5;
    const y = ys[a]! + t * dy + 0.5;
    if (isSure(x) && isSure(y)) return points.idOf(Math.floor(x), Math.floor(y));
  }
  const place = (p: number): Point => [xs[p]!, ys[p]!];
  const { num, den } = crossingAt(place(a), place(b), place(c), place(d))!;
  const rounded = (start: number, way: number) => {
    const n = 2n * (BigInt(start) * den + BigInt(way) * num) + den;
    const d2 = 2n * den;
    const quotient = n / d2;
    return Number(n % d2 < 0n ? quotient - 1n : quotient);
  };
  return points.idOf(rounded(xs[a]!, dx), rounded(ys[a]!, dy));
}

function isSure(x: number): boolean {
  const part = x - Math.floor(x);
  return part > SURE && part < 1 - SURE;
}
