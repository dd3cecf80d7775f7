import { describe, expect, it } from 'vitest';
import type { RawGrid } from '../../../../domain/coverage/check-polygons.ts';
import { clean } from '../../../../domain/coverage/clean/clean.ts';
import type { CleanOptions } from '../../../../domain/coverage/clean/types.ts';
import type { Point, Polygon } from '../../../../domain/geometry/point.ts';
import { Random } from '../../../arbitrary/random.ts';
import { randomCoverage } from '../../../arbitrary/random-coverage.ts';
import { asFile, expectBalance, expectExact, toRaw } from './invariants.ts';

const OPTIONS: CleanOptions = { snapM: 0.1, gapM: 5, rule: 'longest-border' };

const optionsOf = (random: Random): CleanOptions => ({
  snapM: random.pick([0, 0.02, 0.1, 1]),
  gapM: random.pick([0, 0.5, 5, 50, 10_000]),
  rule: random.pick(['longest-border', 'longest-border', 'largest', 'ask']),
});

/** A file that does not fit: corners of single rings pushed about, put in and left out, grids missing, twice, shifted. */
function spoilt(random: Random, leaves: readonly { id: string; polygon: Polygon }[]): RawGrid[] {
  const reach = random.pick([1, 3, 40, 2_000]);
  const share = random.pick([0.01, 0.1, 1]);
  const grids: RawGrid[] = [];
  for (const { id, polygon } of leaves) {
    if (random.chance(0.02)) continue;
    const rings = polygon.map((ring) => {
      if (!random.chance(0.6)) return ring;
      const points: Point[] = [];
      for (const [x, y] of ring) {
        if (random.chance(share)) {
          if (random.chance(0.3) && ring.length > 4) continue;
          points.push([x + random.whole(-reach, reach), y + random.whole(-reach, reach)]);
        } else points.push([x, y]);
        if (random.chance(share / 4))
          points.push([x + random.whole(-reach, reach), y + random.whole(-reach, reach)]);
      }
      return points.length >= 3 ? points : ring;
    });
    grids.push({ id, polygons: [toRaw(rings)] });
    if (random.chance(0.02)) grids.push({ id: `${id} again`, polygons: [toRaw(polygon)] });
  }
  return grids;
}

describe('cleaning what is sound', () => {
  it('gives the very same polygons and tells nothing, with the territory and without', () => {
    for (let seed = 1; seed <= 150; seed++) {
      const random = new Random(seed);
      const cell = random.pick([60, 600, 10_000]);
      const { leaves, territory } = randomCoverage(seed, { columns: 8, rows: 8, cell });
      const grids = leaves.map(({ id, polygon }) => ({ id, polygons: [toRaw(polygon)] }));
      const cleaned = clean(grids, territory, optionsOf(random));
      expect(cleaned.repairs, `${seed}`).toEqual([]);
      expect(cleaned.problems, `${seed}`).toEqual([]);
      expect(cleaned.territory).toBe(territory);
      expect(cleaned.grids, `${seed}`).toEqual(
        leaves.map(({ id, polygon }) => ({ id, polygons: [polygon] })),
      );
      // its own outline makes a hole of the territory a gap; apart from those it needs none
      const alone = clean(grids, undefined, OPTIONS);
      expect(
        alone.repairs.filter(({ kind }) => kind !== 'gap'),
        `${seed}`,
      ).toEqual([]);
      expect(
        alone.problems.filter(({ code }) => code !== 'gap'),
        `${seed}`,
      ).toEqual([]);
    }
  });

  it('keeps the parts of a grid, an exclave of one lattice unit too', () => {
    const far: Polygon = [
      [
        [1_000, 0],
        [1_001, 0],
        [1_001, 1],
        [1_000, 1],
      ],
    ];
    const near: Polygon = [
      [
        [0, 0],
        [500, 0],
        [500, 500],
        [0, 500],
      ],
    ];
    const grids = [{ id: 'a', polygons: [near, far].map(toRaw) }];
    const cleaned = clean(grids, [near, far], OPTIONS);
    expect(cleaned.grids).toEqual([{ id: 'a', polygons: [near, far] }]);
    expect(cleaned.repairs).toEqual([]);
  });
});

describe('cleaning what does not fit', () => {
  it('makes an exact coverage, accounts for every square metre, and has nothing left to do', () => {
    for (let seed = 1; seed <= 250; seed++) {
      const random = new Random(seed);
      const cell = random.pick([60, 2_000, 10_000]);
      const { leaves, territory } = randomCoverage(seed, { columns: 6, rows: 6, cell });
      const grids = spoilt(random, leaves);
      const options = optionsOf(random);
      const ground = random.chance(0.7) ? territory : undefined;
      const title = `seed ${seed}`;
      const cleaned = clean(grids, ground, options);
      expectExact(cleaned, title);
      expectBalance(grids, cleaned, title);
      expect(clean(grids, ground, options), title).toEqual(cleaned);

      // of two grids on the same narrow ground neither is left, and the next time that is only a gap
      if (cleaned.problems.some(({ params }) => params?.reason === 'would-vanish')) continue;
      const again = clean(asFile(cleaned), cleaned.territory, options);
      expect(again.repairs, title).toEqual([]);
      expect(again.territory, title).toEqual(cleaned.territory);
      if (cleaned.problems.length === 0) expect(again.problems, title).toEqual([]);
    }
  });

  it('does as a person has decided, and accounts for that too', () => {
    for (let seed = 1_001; seed <= 1_150; seed++) {
      const random = new Random(seed);
      const { leaves, territory } = randomCoverage(seed, { columns: 6, rows: 6, cell: 2_000 });
      const grids = spoilt(random, leaves);
      const options: CleanOptions = { ...OPTIONS, gapM: 0.5, rule: 'ask' };
      const title = `seed ${seed}`;
      const open = clean(grids, territory, options);
      const decisions = open.problems
        .filter(() => random.chance(0.7))
        .map(({ at, gridIds }) => ({
          at,
          to: random.chance(0.3) ? null : random.pick([...gridIds, 'nobody we know']),
        }));
      const cleaned = clean(grids, territory, { ...options, decisions });
      expectExact(cleaned, title);
      expectBalance(grids, cleaned, title);
      for (const { at, to } of decisions) {
        // a sliver without a lattice point inside has its place on its border, which others share
        const told = cleaned.repairs.find((repair) => repair.at[0] === at[0] && repair.at[1] === at[1]);
        const left = cleaned.problems.find((problem) => problem.at[0] === at[0] && problem.at[1] === at[1]);
        expect(told || left, `${title}: ${at}`).toBeTruthy();
        if (to === 'nobody we know' && left && !told) expect(left.params?.reason, title).toBe('not-beside');
        if (told && !left) expect(told.rule, title).toBe('decided');
      }
    }
  });
});

describe('cleaning garbage', () => {
  const ORIGIN: Point = [1_156_500_000, 344_100_000];

  /** Rings of any kind: bow-ties, spikes, duplicates, straight lines, points, spirals, stars. */
  function garbage(random: Random): RawGrid[] {
    const reach = random.pick([1, 3, 20, 1_000, 1_000_000, 500_000_000]);
    const corner = (): Point => [
      ORIGIN[0] + random.whole(-reach, reach),
      ORIGIN[1] + random.whole(-reach, reach),
    ];
    const ring = (): Point[] => {
      const points = Array.from({ length: random.whole(0, 12) }, corner);
      if (random.chance(0.3)) points.push(...points);
      if (random.chance(0.2)) points.push(...points.toReversed());
      if (random.chance(0.1)) return points.map(([x]) => [x, x] as const);
      return points;
    };
    return Array.from({ length: random.whole(0, 8) }, (_, i) => ({
      id: `g${i}`,
      polygons: Array.from({ length: random.whole(0, 3) }, () =>
        toRaw(Array.from({ length: random.whole(0, 3) }, ring)),
      ),
    }));
  }

  it('ends, and what comes out is exact', () => {
    for (let seed = 1; seed <= 700; seed++) {
      const random = new Random(seed);
      const grids = garbage(random);
      const box: Polygon = [
        [
          [-30, -20],
          [700, -25],
          [650, 500],
          [-40, 480],
        ].map(([x, y]): Point => [ORIGIN[0] + x!, ORIGIN[1] + y!]),
      ];
      const cleaned = clean(grids, random.chance(0.3) ? [box] : undefined, optionsOf(random));
      expectExact(cleaned, `seed ${seed}`);
    }
  });

  it('takes thousands of corners within three units of one another', () => {
    for (let seed = 1; seed <= 3; seed++) {
      const random = new Random(seed);
      const near = (): Point => [ORIGIN[0] + random.whole(-3, 3), ORIGIN[1] + random.whole(-3, 3)];
      const grids = Array.from({ length: 20 }, (_, i) => ({
        id: `${i}`,
        polygons: [toRaw([Array.from({ length: 200 }, near)])],
      }));
      expectExact(clean(grids, undefined, optionsOf(random)), `seed ${seed}`);
    }
  });

  it('takes numbers that are none and places beyond the earth', () => {
    const grids = [
      {
        id: 'a',
        polygons: [
          [
            [
              [Number.NaN, 1],
              [2, 3],
              [4, 5],
            ],
          ],
        ],
      },
      {
        id: 'b',
        polygons: [
          [
            [
              [500, 1],
              [2, 3],
              [4, 500],
            ],
          ],
        ],
      },
      {
        id: 'c',
        polygons: [
          [
            [
              [1, 1],
              [2, 1],
              [2, 2],
            ],
          ],
        ],
      },
      { id: 'd', polygons: [] },
    ] as unknown as RawGrid[];
    const cleaned = clean(grids, undefined, OPTIONS);
    expect(cleaned.grids.map(({ id }) => id)).toEqual(['c']);
    expect(cleaned.problems.map(({ code, gridIds, params }) => [code, gridIds, params])).toEqual(
      ['a', 'b', 'd'].map((id) => ['invalid', [id], { reason: 'no-ground' }]),
    );
  });
});

describe('cleaning what lies oddly', () => {
  it('does the same with a polygon on the other side of the earth, and in two towns far apart', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const { leaves } = randomCoverage(seed, { columns: 12, rows: 12, cell: 2_000 });
      const grids = spoilt(new Random(seed), leaves);
      const shifted = grids.map(({ id, polygons }) => ({
        id: `${id} there`,
        polygons: polygons.map((polygon) =>
          polygon.map((ring) => ring.map(([x, y]): Point => [x - 200, y - 60])),
        ),
      }));
      const far = {
        id: 'far',
        polygons: [
          [
            [
              [-170, -80],
              [-169, -80],
              [-169, -79],
            ] as Point[],
          ],
        ],
      };
      const alone = clean(grids, undefined, OPTIONS);
      for (const others of [[far], shifted]) {
        const both = clean([...grids, ...others], undefined, OPTIONS);
        expectExact(both, `seed ${seed}`);
        expect(
          both.grids.filter(({ id }) => grids.some((grid) => grid.id === id)),
          `seed ${seed}`,
        ).toEqual(alone.grids);
      }
    }
  });
});
