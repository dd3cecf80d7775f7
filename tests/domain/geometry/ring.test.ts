import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Point, Polygon, Ring } from '../../../domain/geometry/point.ts';
import { onSegment } from '../../../domain/geometry/predicates.ts';
import { locateInPolygon, polygonArea2, polygonBox, ringArea2 } from '../../../domain/geometry/ring.ts';
import { pointOnSurface } from '../../../domain/geometry/surface-point.ts';
import { randomCoverage } from '../../arbitrary/random-coverage.ts';

const aSeed = fc.integer({ min: 0, max: 1e9 });

function shoelace(ring: Ring): bigint {
  let sum = 0n;
  ring.forEach((p, i) => {
    const q = ring[(i + 1) % ring.length]!;
    sum += BigInt(p[0]) * BigInt(q[1]) - BigInt(p[1]) * BigInt(q[0]);
  });
  return sum;
}

/** Winding number by signed crossings of a ray to the west, in whole numbers only. */
function winding(p: Point, polygon: Polygon): number {
  let turns = 0;
  for (const ring of polygon) {
    ring.forEach((a, i) => {
      const b = ring[(i + 1) % ring.length]!;
      if (a[1] <= p[1] === b[1] <= p[1]) return;
      const t = BigInt(p[1] - a[1]) * BigInt(b[0] - a[0]);
      const s = BigInt(p[0] - a[0]) * BigInt(b[1] - a[1]);
      const isWest = b[1] > a[1] ? t < s : t > s;
      if (isWest) turns += b[1] > a[1] ? -1 : 1;
    });
  }
  return turns;
}

describe('ringArea2', () => {
  test('is the shoelace sum without rounding, however large the ring', () => {
    const aPoint = fc.tuple(fc.integer({ min: -1.8e9, max: 1.8e9 }), fc.integer({ min: -0.9e9, max: 0.9e9 }));
    const nearby = fc.tuple(
      fc.integer({ min: 1.1e9, max: 1.1e9 + 3e7 }),
      fc.integer({ min: 3e8, max: 3e8 + 3e7 }),
    );
    for (const points of [aPoint, nearby, fc.oneof(aPoint, nearby)]) {
      fc.assert(
        fc.property(fc.array(points, { maxLength: 300, size: 'max' }), (ring) => {
          expect(ringArea2(ring)).toBe(shoelace(ring));
        }),
        { numRuns: 100, seed: 20261122 },
      );
    }
  });

  test('is positive counter-clockwise', () => {
    expect(
      ringArea2([
        [0, 0],
        [2, 0],
        [2, 2],
        [0, 2],
      ]),
    ).toBe(8n);
    expect(
      ringArea2([
        [0, 0],
        [0, 2],
        [2, 2],
        [2, 0],
      ]),
    ).toBe(-8n);
    expect(ringArea2([])).toBe(0n);
  });
});

describe('locateInPolygon', () => {
  test('agrees with the winding number, and says border on every edge', () => {
    fc.assert(
      fc.property(aSeed, fc.integer({ min: 0, max: 2 ** 31 - 1 }), (seed, other) => {
        const { leaves } = randomCoverage(seed, { columns: 5, rows: 5, cell: 40, origin: [0, 0] });
        for (const { polygon } of leaves) {
          const [minX, minY, maxX, maxY] = polygonBox(polygon);
          for (let k = 0; k < 40; k++) {
            const p: Point = [
              minX - 2 + ((other + k * 7919) % (maxX - minX + 4)),
              minY - 2 + ((other + k * 104729) % (maxY - minY + 4)),
            ];
            const onBorder = polygon.some((ring) =>
              ring.some((a, i) => onSegment(p, a, ring[(i + 1) % ring.length]!)),
            );
            const expected = onBorder ? 'border' : winding(p, polygon) === 0 ? 'outside' : 'inside';
            expect(locateInPolygon(p, polygon)).toBe(expected);
          }
          for (const p of polygon.flat()) expect(locateInPolygon(p, polygon)).toBe('border');
        }
      }),
      { numRuns: 60, seed: 20261122 },
    );
  });
});

describe('pointOnSurface', () => {
  test('is strictly inside, and depends on the ground alone, not on where its rings start', () => {
    fc.assert(
      fc.property(aSeed, fc.constantFrom(60, 10_000), fc.nat(20), (seed, cell, turn) => {
        for (const { polygon } of randomCoverage(seed, { columns: 6, rows: 6, cell }).leaves) {
          const p = pointOnSurface(polygon);
          expect(locateInPolygon(p, polygon)).toBe('inside');
          const turned = polygon.map((ring) => {
            const k = turn % ring.length;
            return [...ring.slice(k), ...ring.slice(0, k)];
          });
          expect(pointOnSurface(turned)).toEqual(p);
        }
      }),
      { numRuns: 60, seed: 20261122 },
    );
  });

  test('finds the room in a sliver', () => {
    const needle: Ring = [
      [0, 0],
      [1_000_000, 3],
      [1_000_000, 5],
    ];
    expect(locateInPolygon(pointOnSurface([needle]), [needle])).toBe('inside');
    const steep: Ring = [
      [0, 0],
      [3, 1_000_000],
      [0, 1_000_000],
    ];
    expect(locateInPolygon(pointOnSurface([steep]), [steep])).toBe('inside');
    const cup: Ring = [
      [0, 0],
      [100, 0],
      [100, 100],
      [98, 100],
      [98, 2],
      [2, 2],
      [2, 100],
      [0, 100],
    ];
    expect(locateInPolygon(pointOnSurface([cup]), [cup])).toBe('inside');
  });

  test('gives a vertex where no lattice point is strictly inside', () => {
    const triangle: Ring = [
      [0, 0],
      [1, 0],
      [0, 1],
    ];
    expect(triangle).toContainEqual(pointOnSurface([triangle]));
    const strip: Ring = [
      [0, 0],
      [1000, 0],
      [1000, 1],
      [0, 1],
    ];
    expect(strip).toContainEqual(pointOnSurface([strip]));
  });

  test('keeps out of holes', () => {
    const polygon: Polygon = [
      [
        [0, 0],
        [100, 0],
        [100, 100],
        [0, 100],
      ],
      [
        [10, 10],
        [10, 90],
        [90, 90],
        [90, 10],
      ],
    ];
    expect(polygonArea2(polygon)).toBe(2n * (10_000n - 6_400n));
    expect(locateInPolygon(pointOnSurface(polygon), polygon)).toBe('inside');
  });
});
