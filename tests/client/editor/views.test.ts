import { describe, expect, test } from 'vitest';
import { histogram } from '../../../client/editor/views/histogram.ts';
import { search } from '../../../client/editor/views/search.ts';
import { treeRows } from '../../../client/editor/views/tree-rows.ts';
import { NOTHING } from '../../../domain/balance/count.ts';
import { deviation } from '../../../domain/balance/target.ts';
import { gridsAt } from '../../../domain/plan/tree.ts';
import { randomDivision } from '../../arbitrary/random-division.ts';
import { at, squareTown } from '../harness/square-town.ts';

const town = squareTown(2, 3);

test('the tree shows what lies under opened grids, with counts', () => {
  expect(treeRows(town, new Set()).map((row) => row.grid.id)).toEqual(['town']);
  const rows = treeRows(town, new Set(['town', 'k1']));
  expect(rows.map((row) => [row.grid.id, row.depth, row.count.households, row.children])).toEqual([
    ['town', 0, 1440, 2],
    ['k0', 1, 720, 3],
    ['k1', 1, 720, 3],
    ['c1-0', 2, 240, 2],
    ['c1-1', 2, 240, 2],
    ['c1-2', 2, 240, 2],
  ]);
  expect(rows.at(-1)!.deviation?.side).toBe('in');
});

describe('the histogram', () => {
  test.each([1, 2, 3, 4, 5])('has every grid once, on its own side of the band (seed %i)', (seed) => {
    const division = randomDivision(seed, { columns: 8, rows: 8 });
    for (const level of ['compound', 'building', 'community']) {
      const { buckets } = histogram(division, level);
      const grids = gridsAt(division.tree, level);
      expect(buckets.flatMap((bucket) => bucket.gridIds).sort()).toEqual(grids.map((grid) => grid.id).sort());
      const levelOf = division.levels.find((one) => one.id === level)!;
      for (const { gridIds, side, from, to } of buckets) {
        for (const id of gridIds) {
          const count = division.counts.get(id) ?? NOTHING;
          expect(deviation(count, division.tree.grids.get(id)!, levelOf)?.side ?? null).toBe(side);
          expect(count.households).toBeGreaterThanOrEqual(from);
          expect(count.households).toBeLessThanOrEqual(to);
        }
      }
    }
  });
});

test('what lies far out shares the last bucket', () => {
  const crowded = {
    ...town,
    levels: town.levels.map((level) => (level.id === 'compound' ? { ...level, target: 40 } : level)),
  };
  const { buckets } = histogram(crowded, 'compound');
  expect(buckets.at(-1)).toMatchObject({ to: Number.POSITIVE_INFINITY, side: 'over' });
  expect(buckets.at(-1)!.gridIds).toHaveLength(6);
});

test('search finds names, codes and streets; what begins with the words comes first', () => {
  const streets = [{ name: 'K1 Street', points: [at(0, 0), at(1, 1)] }];
  expect(search(town, streets, 'k1').map((hit) => hit.name)).toEqual(['k1', 'K1 Street']);
  expect(search(town, streets, ' Ｃ1-2 ')[0]).toMatchObject({ kind: 'grid', id: 'c1-2' });
  expect(search(town, streets, '')).toEqual([]);
});
