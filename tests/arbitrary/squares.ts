import { dissolve } from '../../domain/coverage/dissolve.ts';
import { createDivision } from '../../domain/edit/create-division.ts';
import type { Division } from '../../domain/edit/types.ts';
import type { Point, Polygon } from '../../domain/geometry/point.ts';
import type { Grid } from '../../domain/plan/types.ts';
import { blankGrid } from './blank-grid.ts';
import { RANDOM_LEVELS } from './random-division.ts';

const SIDE = 1_000;
const ORIGIN: Point = [1_156_500_000, 344_100_000];

/** A division whose outcome can be worked out by hand: squares of 1,000 units, `g<column>-<row>`, each row a compound `r<row>`. */
export function squares(
  columns: number,
  rows: number,
  change: (grid: Grid) => Grid = (grid) => grid,
): Division {
  const grids: Grid[] = [
    blankGrid('district', null, 'district', null),
    blankGrid('community', 'district', 'community', null),
  ];
  const polygons: Polygon[] = [];
  for (let row = 0; row < rows; row++) {
    grids.push(blankGrid(`r${row}`, 'community', 'compound', null));
    for (let column = 0; column < columns; column++) {
      const polygon = square(column, row);
      polygons.push(polygon);
      grids.push(blankGrid(`g${column}-${row}`, `r${row}`, 'building', polygon));
    }
  }
  const territory = dissolve(polygons);
  const division = createDivision({
    territory: { polygons: territory, original: territory },
    levels: RANDOM_LEVELS,
    grids: grids.map(change),
    // 30 households in the middle of each square.
    buildings: polygons.map((polygon, i) => ({
      id: `b${i}`,
      at: [polygon[0]![0]![0] + SIDE / 2, polygon[0]![0]![1] + SIDE / 2] as const,
      households: 30,
      persons: null,
      name: '',
      use: null,
      footprint: null,
    })),
  });
  if (!division.ok) throw new Error(division.reason.code);
  return division.value;
}

function square(column: number, row: number): Polygon {
  const [x, y] = [ORIGIN[0] + column * SIDE, ORIGIN[1] + row * SIDE];
  return [
    [
      [x, y],
      [x + SIDE, y],
      [x + SIDE, y + SIDE],
      [x, y + SIDE],
    ],
  ];
}
