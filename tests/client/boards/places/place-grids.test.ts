import { expect, test } from 'vitest';
import {
  gridAfter,
  placeGrids,
  placeGridsWith,
  totalOf,
} from '../../../../client/boards/places/place-grids.ts';
import { squareTown } from '../../harness/square-town.ts';

const count = (grid: string, places: number, bare = 0, must = 0, may = 0, gone = false) => ({
  grid,
  name: gone ? '旧格' : grid,
  code: null,
  gone,
  places,
  bare,
  must,
  may,
});
const rows = placeGrids(squareTown(1, 2), {
  grids: [count('c0-0w', 3, 1, 2), count('lost', 1, 0, 1, 0, true), count('c0-1e', 2)],
});

test('grids that are no more stand first, then the tree', () => {
  expect(rows.map(({ id, depth }) => [id, depth])).toEqual([
    ['lost', 0],
    ['town', 0],
    ['k0', 1],
    ['c0-0', 2],
    ['c0-0e', 3],
    ['c0-0w', 3],
    ['c0-1', 2],
    ['c0-1e', 3],
    ['c0-1w', 3],
  ]);
  expect(totalOf(rows)).toEqual({ places: 6, bare: 1, must: 3, may: 0, without: 2 });
});

test('what wants a board and what has no place are found, and a text among them', () => {
  const ids = (filter: 'all' | 'wanting' | 'none', text = '') =>
    placeGridsWith(rows, filter, text).map(({ id }) => id);
  expect(ids('all')).toHaveLength(9);
  expect(ids('wanting')).toEqual(['lost', 'c0-0w']);
  expect(ids('none')).toEqual(['c0-0e', 'c0-1w']);
  expect(ids('all', '旧')).toEqual(['lost']);
});

test('the next grid is one that has a sheet', () => {
  expect(gridAfter(rows, null)).toBe('c0-0e');
  expect(gridAfter(rows, 'c0-0w')).toBe('c0-1e');
  expect(gridAfter(rows, 'c0-1w')).toBeNull();
});
