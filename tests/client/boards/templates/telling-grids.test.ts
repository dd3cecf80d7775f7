import { expect, test } from 'vitest';
import { tellingGrids } from '../../../../client/boards/templates/flow/telling-grids.ts';
import { createDivision } from '../../../../domain/edit/create-division.ts';
import type { Division } from '../../../../domain/edit/types.ts';
import type { Point, Polygon } from '../../../../domain/geometry/point.ts';
import { blankGrid } from '../../../arbitrary/blank-grid.ts';
import { RANDOM_LEVELS } from '../../../arbitrary/random-division.ts';
import { at, squareTown } from '../../harness/square-town.ts';

type Corner = readonly [column: number, row: number];
const ring = (...corners: readonly Corner[]): Point[] => corners.map(([column, row]) => at(column, row));

/** A grid around another, which is one compound with a strip in the north: away from it. */
function oddTown(): Division {
  const core = ring([1, 1], [2, 1], [2, 2], [1, 2]);
  const leaves: readonly (readonly [id: string, parent: string, polygon: Polygon, households: number])[] = [
    ['around', 'c0', [ring([0, 0], [4, 0], [4, 4], [0, 4]), core.toReversed()], 10],
    ['core', 'c1', [core], 40],
    ['east', 'c2', [ring([4, 0], [5, 0], [5, 4], [4, 4])], 10],
    ['north', 'c1', [ring([0, 4], [4, 4], [5, 4], [5, 5], [0, 5])], 10],
  ];
  const edge = [ring([0, 0], [4, 0], [5, 0], [5, 4], [5, 5], [0, 5], [0, 4])];
  const division = createDivision({
    territory: { polygons: [edge], original: [edge] },
    levels: RANDOM_LEVELS,
    grids: [
      blankGrid('town', null, 'district', null),
      blankGrid('k', 'town', 'community', null),
      ...['c0', 'c1', 'c2'].map((id) => blankGrid(id, 'k', 'compound', null)),
      ...leaves.map(([id, parent, polygon]) => blankGrid(id, parent, 'building', polygon)),
    ],
    buildings: leaves.map(([id, , [shell], households]) => ({
      id: `in ${id}`,
      at: [shell![0]![0] + 100, shell![0]![1] + 100] as const,
      households,
      persons: null,
      name: '',
      use: null,
      footprint: null,
    })),
  });
  if (!division.ok) throw new Error(division.reason.code);
  return division.value;
}

test('what is crowded, stretched, around another, and in two parts', () => {
  expect(tellingGrids(oddTown())).toEqual([
    ['densest', 'core'],
    ['sprawling', 'around'],
    ['hole', 'around'],
    ['exclave', 'c1'],
  ]);
});

test('a town of squares has neither hole nor exclave, until a half is given away', () => {
  expect(tellingGrids(squareTown(2, 2)).map(([kind]) => kind)).toEqual(['densest', 'sprawling']);
  expect(tellingGrids(squareTown(2, 2, { 'c0-0w': 'c1-1' })).at(-1)).toEqual(['exclave', 'c1-1']);
});
