import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareFractions, crossing, crossingAt, pointAt } from '../../../domain/geometry/crossing.ts';
import { type Point, samePoint } from '../../../domain/geometry/point.ts';
import { onSegment, orient, segmentsCross, segmentsTouch } from '../../../domain/geometry/predicates.ts';

const RUNS = { numRuns: 2000, seed: 20261122 };

/** Points near one another, far apart, and at the ends of the lattice. */
const aPoint: fc.Arbitrary<Point> = fc.oneof(
  fc.tuple(fc.integer({ min: -4, max: 4 }), fc.integer({ min: -4, max: 4 })),
  fc.tuple(fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: -1000, max: 1000 })),
  fc.tuple(fc.integer({ min: -1.8e9, max: 1.8e9 }), fc.integer({ min: -0.9e9, max: 0.9e9 })),
  fc.tuple(fc.constantFrom(-1.8e9, 1.8e9, 1.8e9 - 1), fc.constantFrom(-0.9e9, 0.9e9, 0.9e9 - 1)),
);

/** The determinant without any rounding. */
function exactSide(a: Point, b: Point, c: Point): number {
  const big = (n: number) => BigInt(n);
  const det =
    (big(b[0]) - big(a[0])) * (big(c[1]) - big(a[1])) - (big(b[1]) - big(a[1])) * (big(c[0]) - big(a[0]));
  return det > 0n ? 1 : det < 0n ? -1 : 0;
}

/** A point of the line through a and b that lies on the lattice, beyond b. */
const beyond = (a: Point, b: Point, times: number): Point => [
  a[0] + times * (b[0] - a[0]),
  a[1] + times * (b[1] - a[1]),
];

describe('orient', () => {
  test('is positive for a left turn, with y upwards', () => {
    expect(orient([0, 0], [1, 0], [1, 1])).toBeGreaterThan(0);
    expect(orient([0, 0], [1, 0], [1, -1])).toBeLessThan(0);
    const far = 1.7e9;
    expect(orient([-far, 0], [far, 0], [far, 1])).toBeGreaterThan(0);
    expect(orient([-far, 0], [far, 0], [far, -1])).toBeLessThan(0);
  });

  test('has the sign of the exact determinant', () => {
    fc.assert(
      fc.property(aPoint, aPoint, aPoint, (a, b, c) => {
        expect(Math.sign(orient(a, b, c)) + 0).toBe(exactSide(a, b, c));
      }),
      RUNS,
    );
  });

  test('is zero exactly on the line, and not one unit beside it', () => {
    fc.assert(
      fc.property(aPoint, fc.integer({ min: 1, max: 8e8 }), fc.integer({ min: 1, max: 4e8 }), (o, dx, dy) => {
        const a: Point = [(o[0] / 4) | 0, (o[1] / 4) | 0];
        const b: Point = [a[0] + dx, a[1] + dy];
        const c = beyond(a, b, 2);
        expect(orient(a, b, c) === 0).toBe(true);
        expect(orient(a, b, [c[0], c[1] + 1])).toBeGreaterThan(0);
        expect(orient(a, b, [c[0] + 1, c[1]])).toBeLessThan(0);
      }),
      RUNS,
    );
  });
});

describe('segments', () => {
  test('onSegment holds for the lattice points of a segment, and for its ends', () => {
    expect(onSegment([2, 1], [0, 0], [4, 2])).toBe(true);
    expect(onSegment([0, 0], [0, 0], [4, 2])).toBe(true);
    expect(onSegment([6, 3], [0, 0], [4, 2])).toBe(false);
    expect(onSegment([1, 1], [0, 0], [4, 2])).toBe(false);
    expect(onSegment([0, 0], [0, 0], [0, 0])).toBe(true);
  });

  test('touch or do not, alike from every side, as brute force over fractions says', () => {
    const small = fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 }));
    fc.assert(
      fc.property(small, small, small, small, (a, b, c, d) => {
        const answer = segmentsTouch(a, b, c, d);
        expect(segmentsTouch(b, a, c, d)).toBe(answer);
        expect(segmentsTouch(c, d, a, b)).toBe(answer);
        expect(answer).toBe(touchByFractions(a, b, c, d));
        if (segmentsCross(a, b, c, d)) expect(answer).toBe(true);
        const endsMeet = [
          onSegment(a, c, d),
          onSegment(b, c, d),
          onSegment(c, a, b),
          onSegment(d, a, b),
        ].some(Boolean);
        expect(segmentsCross(a, b, c, d)).toBe(answer && !endsMeet);
      }),
      RUNS,
    );
  });
});

describe('crossing', () => {
  test('is one point whichever way round, and within half a unit of both lines', () => {
    fc.assert(
      fc.property(aPoint, aPoint, aPoint, aPoint, (a, b, c, d) => {
        const p = crossing(a, b, c, d);
        if (p === null) return;
        for (const [e, f, g, h] of [
          [b, a, c, d],
          [a, b, d, c],
          [c, d, a, b],
          [d, c, b, a],
        ] as const) {
          expect(crossing(e, f, g, h)).toEqual(p);
        }
        const { num, den } = crossingAt(a, b, c, d)!;
        for (const axis of [0, 1] as const) {
          const exact = BigInt(a[axis]) * den + BigInt(b[axis] - a[axis]) * num;
          const off = 2n * (BigInt(p[axis]) * den - exact);
          expect(off <= den && off >= -den).toBe(true);
        }
      }),
      RUNS,
    );
  });

  test('rounds halves away from zero on both sides of it', () => {
    expect(crossing([0, 0], [1, 0], [0, 1], [1, -1])).toEqual([1, 0]);
    expect(crossing([0, 0], [-1, 0], [0, 1], [-1, -1])).toEqual([-1, 0]);
    expect(crossing([0, 0], [3, 3], [0, 3], [3, 0])).toEqual([2, 2]);
  });

  test('is null for segments that are parallel, overlap, or do not reach each other', () => {
    expect(crossing([0, 0], [2, 0], [0, 1], [2, 1])).toBeNull();
    expect(crossing([0, 0], [2, 0], [1, 0], [3, 0])).toBeNull();
    expect(crossing([0, 0], [2, 0], [3, -1], [3, 1])).toBeNull();
  });

  test('crossings closer than any rounding are still put in order along the segment', () => {
    const a: Point = [-1.8e9, -0.9e9];
    const b: Point = [1.8e9, 0.9e9 - 1];
    const first = crossingAt(a, b, [0, -5], [1, 6])!;
    const second = crossingAt(a, b, [0, -5], [1, 7])!;
    expect(pointAt(a, b, first)).toEqual(pointAt(a, b, second));
    expect(compareFractions(first, second)).toBe(-compareFractions(second, first));
    expect(compareFractions(first, second)).not.toBe(0);
    expect(compareFractions(first, first)).toBe(0);
    expect(samePoint(pointAt(a, b, { num: 0n, den: 1n }), a)).toBe(true);
    expect(samePoint(pointAt(a, b, { num: 1n, den: 1n }), b)).toBe(true);
  });
});

function touchByFractions(a: Point, b: Point, c: Point, d: Point): boolean {
  if (samePoint(a, b)) return onSegment(a, c, d);
  const at = samePoint(c, d) ? null : crossingAt(a, b, c, d);
  if (at === null) return onSegment(c, a, b) || onSegment(d, a, b) || onSegment(a, c, d);
  const on = crossingAt(c, d, a, b)!;
  return at.num >= 0n && at.num <= at.den && on.num >= 0n && on.num <= on.den;
}
