import { describe, expect, test } from 'vitest';
import { applyEdit } from '../../../domain/edit/apply-edit.ts';
import type { Division, NewGrid } from '../../../domain/edit/types.ts';
import { overlapArea } from '../../../domain/geometry/overlap-area.ts';
import type { Polygon } from '../../../domain/geometry/point.ts';
import { polygonArea2 } from '../../../domain/geometry/ring.ts';
import type { Declared } from '../../../domain/plan/types.ts';
import { expectSound } from '../../arbitrary/assert-division.ts';
import { Random } from '../../arbitrary/random.ts';
import { randomCoverage } from '../../arbitrary/random-coverage.ts';
import { at, box, type SmallDivision, smallDivision } from '../../arbitrary/small-division.ts';

const said = (households: number, persons: number | null = null, estimated = false): Declared => ({
  households,
  persons,
  estimated,
});

/** Two compounds side by side, k and m, each of one leaf of 2000 × 1000. */
function sideBySide(k: Declared | null, m: Declared | null, buildings: SmallDivision['buildings'] = []) {
  return smallDivision({
    grids: [
      { id: 'community', under: 'root' },
      { id: 'k', under: 'community', fields: { declared: k } },
      { id: 'm', under: 'community', fields: { declared: m } },
      { id: 'a', under: 'k', polygon: [box(0, 0, 2000, 1000)] },
      { id: 'b', under: 'm', polygon: [box(2000, 0, 4000, 1000)] },
    ],
    buildings,
  });
}

/** The two compounds parted at x instead, the western one keeping k, the eastern one m where it is to be kept. */
function partedAt(division: Division, x: number, keepsM = true): Division {
  const grid = (rings: Polygon, keeps?: string): NewGrid => ({
    parentId: 'community',
    level: 'compound',
    rings,
    ...(keeps ? { keeps } : {}),
  });
  const added = [grid([box(0, 0, x, 1000)], 'k'), grid([box(x, 0, 4000, 1000)], keepsM ? 'm' : undefined)];
  const applied = applyEdit(division, { kind: 'replace', removed: ['k', 'm'], added }, { editId: 'e' });
  if (!applied.ok) throw new Error(applied.reason.code);
  expectSound(applied.value.division);
  return applied.value.division;
}

const of = (division: Division, id: string) => division.tree.grids.get(id)?.declared ?? null;
const inAll = (division: Division) => division.counts.get('root')!.households;

describe('what was declared for grids that are replaced', () => {
  test('is dealt by the ground that goes over, and adds up', () => {
    const after = partedAt(sideBySide(said(100, 200), said(41)), 1500);
    expect([of(after, 'k'), of(after, 'm')]).toEqual([said(75, 150, true), said(66, 50, true)]);
    expect(inAll(after)).toBe(141);
  });

  test('goes to the one that is born on the ground', () => {
    const after = partedAt(sideBySide(said(100), said(41)), 1000, false);
    const born = [...after.tree.grids.values()].find(({ from }) => from.includes('m'))!;
    expect([of(after, 'k'), born.declared]).toEqual([said(50, null, true), said(91, null, true)]);
  });

  test('is dealt by the footprint of buildings where there are some without a figure', () => {
    const footprint = (x: number, wide: number) => ({
      at: at(x + 5, 150),
      households: 0,
      footprint: [[box(x, 100, x + wide, 200)]],
    });
    const after = partedAt(sideBySide(said(100), null, [footprint(100, 100), footprint(1700, 300)]), 1500);
    expect([of(after, 'k')!.households, of(after, 'm')!.households]).toEqual([25, 75]);
  });

  test('stays as it is with a grid that stays as it is', () => {
    const after = partedAt(sideBySide(said(100), said(41)), 2000);
    expect([of(after, 'k'), of(after, 'm')]).toEqual([said(100), said(41)]);
  });

  test('does not come to life again where buildings have overruled it', () => {
    const buildings = [{ at: at(1800, 500), households: 12 }];
    const after = partedAt(sideBySide(said(100), said(41), buildings), 1500);
    expect(of(after, 'k')).toBe(null);
    expect(after.counts.get('k')!.households).toBe(0);
  });
});

test('the ground that two polygons have in common is what is left of them elsewhere', () => {
  for (let seed = 1; seed <= 30; seed++) {
    const random = new Random(seed);
    const { leaves } = randomCoverage(seed, { columns: 5, rows: 5 });
    const other = randomCoverage(seed + 1000, { columns: 5, rows: 5, outside: 0, cellsPerLeaf: 3 });
    const { polygon } = random.pick(leaves);
    const area = Number(polygonArea2(polygon)) / 2;
    expect(overlapArea(polygon, polygon)).toBeCloseTo(area, -2);
    for (const { polygon: neighbour } of leaves)
      if (neighbour !== polygon) expect(overlapArea(polygon, neighbour) / area).toBeCloseTo(0, 6);
    // another tiling of the same square: its leaves share the polygon out among them
    const [west, south, east, north] = [0, 0, 50_000, 50_000];
    const within = polygon.flat().every(([x, y]) => {
      const [ox, oy] = [x - 1_156_500_000, y - 344_100_000];
      return ox >= west && ox <= east && oy >= south && oy <= north;
    });
    if (!within) continue;
    const shared = other.leaves.reduce((sum, leaf) => sum + overlapArea(polygon, leaf.polygon), 0);
    const ofOthers = other.territory.reduce((sum, one) => sum + overlapArea(polygon, one), 0);
    expect(shared / area).toBeCloseTo(ofOthers / area, 6);
  }
});
