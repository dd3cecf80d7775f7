import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildCoverage } from '../../../domain/coverage/build.ts';
import { leavesAt, leavesIn, locate } from '../../../domain/coverage/locate.ts';
import { locateAll } from '../../../domain/coverage/locate-all.ts';
import { neighbours, sharedLengthM } from '../../../domain/coverage/neighbours.ts';
import { boxesMeet, boxOf } from '../../../domain/geometry/box.ts';
import { lengthM } from '../../../domain/geometry/measure.ts';
import type { Point, Polygon } from '../../../domain/geometry/point.ts';
import { locateInPolygon, polygonBox } from '../../../domain/geometry/ring.ts';
import { Random } from '../../arbitrary/random.ts';
import { randomCoverage } from '../../arbitrary/random-coverage.ts';
import { canonical, walked } from './canonical.ts';
import { must } from './must.ts';

const aSeed = fc.integer({ min: 0, max: 1e9 });
const RUNS = { numRuns: 60, seed: 20261122 };
const edges = (points: readonly Point[]) => points.slice(1).map((p, i) => `${points[i]} > ${p}`);

describe('buildCoverage', () => {
  test('every border has its two sides, runs in both rings, and is as long as it can be', () => {
    fc.assert(
      fc.property(aSeed, (seed) => {
        const { leaves } = randomCoverage(seed, { columns: 8, rows: 7 });
        const coverage = must(buildCoverage(leaves));
        const owner = new Map<string, string>();
        for (const { id, polygon } of leaves) {
          for (const ring of polygon) for (const edge of edges([...ring, ring[0]!])) owner.set(edge, id);
        }
        let walkedEdges = 0;
        for (const { left, right, points } of coverage.borders.values()) {
          for (const edge of edges(points)) expect(owner.get(edge)).toBe(left);
          for (const edge of edges(points.toReversed())) expect(owner.get(edge) ?? null).toBe(right);
          walkedEdges += (points.length - 1) * (right === null ? 1 : 2);
        }
        expect(walkedEdges).toBe(owner.size);

        for (const { id, polygon } of leaves) {
          const leaf = coverage.leaves.get(id)!;
          expect(leaf.polygon).toBe(polygon);
          expect(leaf.box).toEqual(polygonBox(polygon));
          leaf.rings.forEach((ring, i) => {
            const points = walked(coverage, ring);
            const start = points.findIndex((p) => `${p}` === `${polygon[i]![0]}`);
            expect([...points.slice(start), ...points.slice(0, start)]).toEqual(polygon[i]);
            const across = ring.map((ref) => {
              const border = coverage.borders.get(ref.border)!;
              return ref.reversed ? border.left : border.right;
            });
            // a ring comes back to the same neighbour at once only where that neighbour touches itself: never here
            for (let k = 0; k < across.length && across.length > 1; k++)
              expect(across[k]).not.toBe(across.at(k - 1));
          });
        }
      }),
      RUNS,
    );
  });

  test('is the same whatever the order of the leaves and wherever their rings start', () => {
    fc.assert(
      fc.property(aSeed, (seed) => {
        const random = new Random(seed);
        const { leaves } = randomCoverage(seed, { columns: 6, rows: 6 });
        const borders = canonical(must(buildCoverage(leaves))).borders;
        const turned = random.shuffle(leaves).map(({ id, polygon }) => ({
          id,
          polygon: polygon.map((ring) => {
            const k = random.whole(0, ring.length - 1);
            return [...ring.slice(k), ...ring.slice(0, k)];
          }),
        }));
        expect(canonical(must(buildCoverage(turned))).borders).toEqual(borders);
      }),
      RUNS,
    );
  });

  test('takes no leaves at all', () => {
    const coverage = must(buildCoverage([]));
    expect(coverage.leaves.size).toBe(0);
    expect(locate(coverage, [0, 0])).toBeNull();
    expect(locateAll(coverage, [[0, 0]])).toEqual([null]);
    expect(locateAll(coverage, [])).toEqual([]);
  });

  const square = (x: number, y: number): Polygon => [
    [
      [x, y],
      [x + 10, y],
      [x + 10, y + 10],
      [x, y + 10],
    ],
  ];
  test('refuses one id twice, and edges walked twice, with the place', () => {
    expect(
      buildCoverage([
        { id: 'a', polygon: square(0, 0) },
        { id: 'a', polygon: square(10, 0) },
      ]),
    ).toMatchObject({
      reason: { code: 'duplicate-grid', params: { grid: 'a' } },
    });
    expect(
      buildCoverage([
        { id: 'a', polygon: square(0, 0) },
        { id: 'b', polygon: square(0, 0) },
      ]),
    ).toMatchObject({
      reason: { code: 'coverage-broken', params: { grid: 'b' }, at: [0, 0] },
    });
  });

  test('point contact is no adjacency', () => {
    const coverage = must(
      buildCoverage([
        { id: 'a', polygon: square(0, 0) },
        { id: 'b', polygon: square(10, 10) },
      ]),
    );
    expect([...neighbours(coverage, 'a').keys()]).toEqual([null]);
    expect(sharedLengthM(coverage, 'a', 'b')).toBe(0);
  });
});

test('a border ends where the ring across touches itself and walks on elsewhere', () => {
  // valid polygons never do; a shell that runs around its hole through one point (as Shapefiles have them) does
  const inverted: Point[] = [
    [0, 0],
    [10, 0],
    [6, 5],
    [10, 8],
    [14, 5],
    [10, 0],
    [20, 0],
    [20, 20],
    [0, 20],
  ];
  const inner: Point[] = [
    [10, 0],
    [14, 5],
    [10, 8],
    [6, 5],
  ];
  for (let k = 0; k < inner.length; k++) {
    const turned = [...inner.slice(k), ...inner.slice(0, k)];
    const coverage = must(
      buildCoverage([
        { id: 'a', polygon: [turned] },
        { id: 'b', polygon: [inverted] },
      ]),
    );
    const [shared] = neighbours(coverage, 'a').get('b')!;
    const { points } = coverage.borders.get(shared!)!;
    expect([points[0], points.at(-1)]).toEqual([
      [10, 0],
      [10, 0],
    ]);
    const around = walked(coverage, coverage.leaves.get('b')!.rings[0]!);
    expect(around.map(String).sort()).toEqual(inverted.map(String).sort());
  }
});

describe('neighbours', () => {
  test('are mutual, share the same borders, and the lengths add up to the outline', () => {
    const { leaves } = randomCoverage(5, { columns: 9, rows: 9 });
    const coverage = must(buildCoverage(leaves));
    for (const { id, polygon } of leaves) {
      const across = neighbours(coverage, id);
      let length = 0;
      for (const [other, borders] of across) {
        length += sharedLengthM(coverage, id, other);
        if (other !== null)
          expect(neighbours(coverage, other).get(id)!.toSorted()).toEqual(borders.toSorted());
      }
      const outline = polygon.reduce((sum, ring) => sum + lengthM([...ring, ring[0]!]), 0);
      expect(length).toBeCloseTo(outline, 6);
    }
    expect(() => neighbours(coverage, 'nobody')).toThrow('nobody');
  });
});

describe('locate', () => {
  test('agrees with a look at every leaf: inside, on borders (lowest id), in holes, outside', () => {
    fc.assert(
      fc.property(aSeed, (seed) => {
        const random = new Random(seed);
        const { leaves } = randomCoverage(seed, { columns: 7, rows: 7, cell: 60 });
        const coverage = must(buildCoverage(leaves));
        const corners = leaves.flatMap(({ polygon }) => polygon.flat());
        const [minX, minY, maxX, maxY] = boxOf(corners);
        const points = [
          ...corners,
          ...Array.from(
            { length: 300 },
            (): Point => [random.whole(minX - 9, maxX + 9), random.whole(minY - 9, maxY + 9)],
          ),
        ];
        const all = locateAll(coverage, points);
        points.forEach((p, i) => {
          const holding = leaves
            .filter(({ polygon }) => locateInPolygon(p, polygon) !== 'outside')
            .map(({ id }) => id);
          expect(leavesAt(coverage, p)).toEqual(holding.sort());
          expect(locate(coverage, p)).toBe(holding[0] ?? null);
          expect(all[i]).toBe(holding[0] ?? null);
        });
      }),
      { numRuns: 30, seed: 20261122 },
    );
  });

  test('leavesIn gives those whose box meets the box', () => {
    const { leaves } = randomCoverage(3, { columns: 20, rows: 20 });
    const coverage = must(buildCoverage(leaves));
    const random = new Random(3);
    for (let k = 0; k < 100; k++) {
      const box = boxOf([
        random.pick(random.pick(leaves).polygon[0]!),
        random.pick(random.pick(leaves).polygon[0]!),
      ]);
      const meeting = leaves.filter(({ polygon }) => boxesMeet(polygonBox(polygon), box)).map(({ id }) => id);
      expect(leavesIn(coverage, box)).toEqual(meeting.sort());
    }
  });
});
