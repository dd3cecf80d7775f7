import { describe, expect, test } from 'vitest';
import { buildCoverage } from '../../../domain/coverage/build.ts';
import { locate } from '../../../domain/coverage/locate.ts';
import { replaceLeaves } from '../../../domain/coverage/replace.ts';
import type { Coverage } from '../../../domain/coverage/types.ts';
import { boxOf } from '../../../domain/geometry/box.ts';
import type { Point, Polygon } from '../../../domain/geometry/point.ts';
import { Random } from '../../arbitrary/random.ts';
import { RandomRecuts } from '../../arbitrary/random-recuts.ts';
import { canonical, walked } from './canonical.ts';
import { must } from './must.ts';

describe('replaceLeaves', () => {
  test.for(Array.from({ length: 60 }, (_, seed) => seed))(
    'gives the coverage that would be built from scratch, seed %i',
    (seed) => {
      const recuts = new RandomRecuts(seed, 3 + (seed % 7), 3 + (seed % 5), seed % 3 === 0 ? 60 : 10_000);
      let coverage = must(buildCoverage(recuts.leaves));
      for (let step = 0; step < 40; step++) {
        const before = coverage;
        const was = canonical(before);
        coverage = must(replaceLeaves(before, recuts.next()));
        expect(canonical(coverage), `step ${step}`).toEqual(canonical(must(buildCoverage(recuts.leaves))));
        expect(canonical(before), 'the old version stays as it was').toEqual(was);
      }
      expectBordersToGiveTheRings(coverage);
    },
  );

  test('keeps what it does not touch: polygons, borders, leaves are the same objects', () => {
    const before = must(buildCoverage(squares(5)));
    const after = must(replaceLeaves(before, { remove: ['2-2'], put: halvesOf('2-2', 2, 2) }));
    for (const [id, leaf] of before.leaves) {
      if (id === '2-2') continue;
      expect(after.leaves.get(id)!.polygon).toBe(leaf.polygon);
      const apart = Math.abs(Number(id[0]) - 2) + Math.abs(Number(id[2]) - 2) > 1;
      if (apart) expect(after.leaves.get(id)).toBe(leaf);
    }
    const changed = [...after.borders].filter(([id, border]) => before.borders.get(id) !== border);
    // two sides that are cut in halves, two whole sides of the part with the new id or the old, the cut
    expect(changed.length).toBeLessThanOrEqual(7);
  });

  test('finds leaves where they are after many changes', () => {
    const recuts = new RandomRecuts(77, 12, 12);
    const random = new Random(77);
    let coverage = must(buildCoverage(recuts.leaves));
    for (let step = 0; step < 300; step++) coverage = must(replaceLeaves(coverage, recuts.next()));
    const fresh = must(buildCoverage(recuts.leaves));
    const corners = recuts.leaves.flatMap(({ polygon }) => polygon.flat());
    const box = boxOf(corners);
    const anywhere = Array.from(
      { length: 3000 },
      (): Point => [random.whole(box[0], box[2]), random.whole(box[1], box[3])],
    );
    for (const p of [...corners, ...anywhere]) expect(locate(coverage, p)).toBe(locate(fresh, p));
  });

  describe('refuses, with the place, and changes nothing:', () => {
    const coverage = must(buildCoverage(squares(3)));
    const side = 100;
    const square = (x: number, y: number, size = side): Polygon => [
      [
        [x, y],
        [x + size, y],
        [x + size, y + size],
        [x, y + size],
      ],
    ];
    test('a leaf that it does not know', () => {
      expect(replaceLeaves(coverage, { remove: ['nobody'], put: [] })).toMatchObject({
        ok: false,
        reason: { code: 'unknown-grid', params: { grid: 'nobody' } },
      });
    });
    test('one id twice', () => {
      const put = [
        { id: 'a', polygon: square(100, 100) },
        { id: 'a', polygon: square(100, 100) },
      ];
      expect(replaceLeaves(coverage, { remove: ['1-1'], put })).toMatchObject({
        reason: { code: 'duplicate-grid' },
      });
    });
    test.for<[string, Polygon[]]>([
      ['nothing in its place', []],
      ['a polygon elsewhere', [square(1000, 1000)]],
      ['a smaller one', [square(100, 100, 90)]],
      ['a larger one', [square(100, 100, 200)]],
      ['the same one twice', [square(100, 100), square(100, 100)]],
      ['a vertex that the neighbour lacks', [[[[100, 100], [150, 100], ...square(100, 100)[0]!.slice(1)]]]],
      ['the wrong way round', [[square(100, 100)[0]!.toReversed()]]],
      ['a spike', [[[...square(100, 100)[0]!, [50, 250], [100, 200]]]]],
      ['a point twice', [[[...square(100, 100)[0]!, [100, 200]]]]],
      ['a hole with nothing in it', [[square(100, 100)[0]!, square(120, 120, 20)[0]!.toReversed()]]],
    ])('%s', ([, polygons]) => {
      const put = polygons.map((polygon, i) => ({ id: `new-${i}`, polygon }));
      const was = canonical(coverage);
      const result = replaceLeaves(coverage, { remove: ['1-1'], put });
      expect(result).toMatchObject({ ok: false, reason: { code: 'coverage-broken' } });
      expect(result.ok ? null : result.reason.at).toHaveLength(2);
      expect(canonical(coverage)).toEqual(was);
    });
    test('ground that a leaf has already, where the outside moves', () => {
      const put = [{ id: 'new', polygon: square(0, 0) }];
      expect(replaceLeaves(coverage, { remove: [], put, outside: 'moves' })).toMatchObject({
        reason: { code: 'coverage-broken', at: expect.anything() },
      });
    });
  });

  test('throws on what is no lattice point', () => {
    const coverage = must(buildCoverage(squares(2)));
    for (const bad of [0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 31]) {
      const polygon: Polygon = [
        [
          [bad, 0],
          [100, 0],
          [100, 100],
          [0, 100],
        ],
      ];
      expect(() => replaceLeaves(coverage, { remove: ['0-0'], put: [{ id: '0-0', polygon }] })).toThrow(
        'lattice',
      );
    }
  });
});

function expectBordersToGiveTheRings(coverage: Coverage) {
  for (const leaf of coverage.leaves.values()) {
    leaf.rings.forEach((ring, i) => {
      const points = walked(coverage, ring);
      const start = points.findIndex((p) => p.join() === leaf.polygon[i]![0]!.join());
      expect([...points.slice(start), ...points.slice(0, start)]).toEqual(leaf.polygon[i]);
      for (const { border: id, reversed } of ring) {
        const border = coverage.borders.get(id)!;
        expect(reversed ? border.right : border.left).toBe(leaf.id);
      }
    });
  }
}

/** n × n squares of 100 units, named column-row. */
function squares(n: number) {
  const at = (i: number, j: number): Point => [i * 100, j * 100];
  return Array.from({ length: n * n }, (_, k) => {
    const i = k % n;
    const j = Math.floor(k / n);
    return { id: `${i}-${j}`, polygon: [[at(i, j), at(i + 1, j), at(i + 1, j + 1), at(i, j + 1)]] };
  });
}

/** A square cut from its lower left to its upper right corner. */
function halvesOf(id: string, i: number, j: number) {
  const [a, b, c, d] = squares(i + j + 1).find((leaf) => leaf.id === id)!.polygon[0]!;
  return [
    { id, polygon: [[a!, b!, c!]] },
    { id: 'new', polygon: [[a!, c!, d!]] },
  ];
}
