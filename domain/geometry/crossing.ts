import type { Point } from './point.ts';
import { segmentsTouch } from './predicates.ts';

/** An exact fraction; the denominator is positive. */
export interface Fraction {
  readonly num: bigint;
  readonly den: bigint;
}

/**
 * Where along a → b the line through c and d meets it: 0 at a, 1 at b, exact. Null when the two are parallel.
 * So several crossings of one segment can be put in order without any rounding (`compareFractions`).
 */
export function crossingAt(a: Point, b: Point, c: Point, d: Point): Fraction | null {
  const abx = BigInt(b[0] - a[0]);
  const aby = BigInt(b[1] - a[1]);
  const cdx = BigInt(d[0] - c[0]);
  const cdy = BigInt(d[1] - c[1]);
  const den = abx * cdy - aby * cdx;
  if (den === 0n) return null;
  const num = BigInt(c[0] - a[0]) * cdy - BigInt(c[1] - a[1]) * cdx;
  return den > 0n ? { num, den } : { num: -num, den: -den };
}

export function compareFractions(f: Fraction, g: Fraction): number {
  const difference = f.num * g.den - g.num * f.den;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/**
 * The one point in which the closed segments a–b and c–d meet, to the nearest lattice point (halves away from
 * zero, so it is the same whichever way round and whichever first the segments are given). Null when they do not meet or are parallel.
 */
export function crossing(a: Point, b: Point, c: Point, d: Point): Point | null {
  if (!segmentsTouch(a, b, c, d)) return null;
  const at = crossingAt(a, b, c, d);
  return at === null ? null : pointAt(a, b, at);
}

/** The lattice point nearest to a + at · (b − a), halves away from zero. */
export function pointAt(a: Point, b: Point, at: Fraction): Point {
  return [coordinateAt(a[0], b[0], at), coordinateAt(a[1], b[1], at)];
}

function coordinateAt(from: number, to: number, { num, den }: Fraction): number {
  return roundedQuotient(BigInt(from) * den + BigInt(to - from) * num, den);
}

function roundedQuotient(n: bigint, d: bigint): number {
  return Number(n >= 0n ? (2n * n + d) / (2n * d) : -((d - 2n * n) / (2n * d)));
}
