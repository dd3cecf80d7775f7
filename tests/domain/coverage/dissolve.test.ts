import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assemblePolygons } from '../../../domain/coverage/assemble-polygons.ts';
import { dissolve } from '../../../domain/coverage/dissolve.ts';
import { type DirectedEdge, traceRings } from '../../../domain/coverage/trace-rings.ts';
import { type Point, type Polygon, type Ring, samePoint } from '../../../domain/geometry/point.ts';
import { onSegment, segmentsCross } from '../../../domain/geometry/predicates.ts';
import { locateInPolygon, polygonArea2, ringArea2 } from '../../../domain/geometry/ring.ts';
import { Random } from '../../arbitrary/random.ts';
import { randomCoverage } from '../../arbitrary/random-coverage.ts';

const square = (x: number, y: number, size = 10): Polygon => [
  [
    [x, y],
    [x + size, y],
    [x + size, y + size],
    [x, y + size],
  ],
];
const area2 = (polygons: readonly Polygon[]) =>
  polygons.reduce((sum, polygon) => sum + polygonArea2(polygon), 0n);
const edgesOf = (polygons: readonly Polygon[]): string[] =>
  polygons.flatMap((polygon) =>
    polygon.flatMap((ring) => ring.map((a, i) => `${a} > ${ring[(i + 1) % ring.length]}`)),
  );

describe('dissolve', () => {
  test('covers exactly the ground of what goes in, with valid polygons and every outer edge as it was', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e9 }),
        fc.double({ min: 0.1, max: 1, noNaN: true }),
        (seed, share) => {
          const random = new Random(seed);
          const polygons = randomCoverage(seed, { columns: 7, rows: 6 })
            .leaves.map((leaf) => leaf.polygon)
            .filter(() => random.chance(share));
          const union = dissolve(polygons);
          expect(area2(union)).toBe(area2(polygons));
          for (const polygon of union) expectValid(polygon);

          const edges = new Set(edgesOf(polygons));
          const outer = [...edges].filter((edge) => !edges.has(edge.split(' > ').reverse().join(' > ')));
          expect(edgesOf(union).sort()).toEqual(outer.sort());

          expect(dissolve(random.shuffle(polygons))).toEqual(union);
        },
      ),
      { numRuns: 150, seed: 20261122 },
    );
  });

  test('never prunes: the vertex that a neighbour keeps stays, straight or not', () => {
    const left: Polygon = [
      [
        [0, 0],
        [10, 0],
        [10, 10],
        [0, 10],
        [0, 5],
      ],
    ];
    expect(dissolve([left, square(10, 0)])).toEqual([
      [
        [
          [0, 0],
          [10, 0],
          [20, 0],
          [20, 10],
          [10, 10],
          [0, 10],
          [0, 5],
        ],
      ],
    ]);
  });

  test('parts that touch in a point only are polygons of their own', () => {
    expect(dissolve([square(0, 0), square(10, 10)])).toEqual([square(0, 0), square(10, 10)]);
  });

  test('a hole that touches the shell in a point is a hole, and the shell stays simple', () => {
    // eight squares around a middle that is missing, less the corner at the upper right
    const cells = [
      [0, 0],
      [1, 0],
      [2, 0],
      [0, 1],
      [2, 1],
      [0, 2],
      [1, 2],
    ].map(([i, j]) => square(i! * 10, j! * 10));
    const [polygon, ...rest] = dissolve(cells);
    expect(rest).toEqual([]);
    expect(polygon).toHaveLength(2);
    expect(polygon![1]).toEqual([
      [10, 10],
      [10, 20],
      [20, 20],
      [20, 10],
    ]);
    expectValid(polygon!);
  });

  test('two holes that touch in a point are two holes; an island in a hole is a polygon', () => {
    const picture = ['XXXXXXXX', 'X.XXXXXX', 'XX.X...X', 'XXXX.X.X', 'XXXX...X', 'XXXXXXXX'];
    const cells = picture.flatMap((row, j) =>
      [...row].flatMap((cell, i) => (cell === 'X' ? [square(i * 10, j * 10)] : [])),
    );
    const union = dissolve(cells);
    for (const polygon of union) expectValid(polygon);
    expect(union.map((polygon) => polygon.length)).toEqual([4, 1]);
    expect(area2(union)).toBe(area2(cells));
  });

  test('nothing gives nothing; what overlaps is thrown back', () => {
    expect(dissolve([])).toEqual([]);
    expect(() => dissolve([square(0, 0), square(0, 0)])).toThrow('overlap at 0,0');
  });
});

describe('traceRings', () => {
  const edges = (...rings: Ring[]): DirectedEdge[] =>
    rings.flatMap((ring) => ring.map((a, i): DirectedEdge => [a, ring[(i + 1) % ring.length]!]));

  test('takes the tightest turn, in whatever order the edges come', () => {
    const bowTie = edges(square(0, 0)[0]!, square(10, 10)[0]!, square(-10, 10)[0]!);
    const random = new Random(1);
    for (let k = 0; k < 20; k++) {
      const rings = traceRings(random.shuffle(bowTie));
      expect(rings.map((ring) => ring.length)).toEqual([4, 4, 4]);
      expect(rings.every((ring) => ringArea2(ring) === 200n)).toBe(true);
    }
  });

  test('throws when the edges do not close', () => {
    expect(() =>
      traceRings([
        [
          [0, 0],
          [1, 0],
        ],
      ]),
    ).toThrow('nothing leaves 1,0');
  });
});

test('assemblePolygons throws on a hole without a shell', () => {
  expect(() => assemblePolygons([[...square(0, 0)[0]!].reverse()])).toThrow('no shell');
});

/** Simple rings, counter-clockwise shell, clockwise holes inside it; two rings meet in points only. By brute force. */
function expectValid(polygon: Polygon) {
  const edges = polygon.flatMap((ring, r) =>
    ring.map((a, i) => ({ r, i, a, b: ring[(i + 1) % ring.length]! })),
  );
  for (const ring of polygon) expect(new Set(ring.map(String)).size).toBe(ring.length);
  for (const e of edges) {
    for (const f of edges) {
      if (e === f) continue;
      expect(segmentsCross(e.a, e.b, f.a, f.b)).toBe(false);
      for (const p of [f.a, f.b]) {
        if (onSegment(p, e.a, e.b)) expect(samePoint(p, e.a) || samePoint(p, e.b)).toBe(true);
      }
    }
  }
  polygon.forEach((ring, r) => {
    expect(ringArea2(ring) > 0n).toBe(r === 0);
    if (r === 0) return;
    const where = ring.map((p: Point) => locateInPolygon(p, [polygon[0]!]));
    expect(where).not.toContain('outside');
    expect(where).toContain('inside');
  });
}
