import type { Building } from '../../../domain/balance/types.ts';
import { createDivision } from '../../../domain/edit/create-division.ts';
import type { Division } from '../../../domain/edit/types.ts';
import type { Point, Polygon } from '../../../domain/geometry/point.ts';
import type { Grid } from '../../../domain/plan/types.ts';
import { blankGrid } from '../../arbitrary/blank-grid.ts';
import { RANDOM_LEVELS } from '../../arbitrary/random-division.ts';

/** A compound's side, lattice units: about 185 m from west to east, 222 m from south to north. */
const SIDE = 20_000;
const ORIGIN: Point = [1_156_500_000, 344_000_000];

/** A place in the town: `column` and `row` in compounds from the south-western corner, fractions allowed. */
export function at(column: number, row: number): Point {
  return [ORIGIN[0] + Math.round(column * SIDE), ORIGIN[1] + Math.round(row * SIDE)];
}

/** Households of each of a leaf's four buildings. */
export const HOUSEHOLDS = 30;

/**
 * A town of squares, so that a test can say beforehand what must come out: a community is a column, a compound a
 * square `c<column>-<row>`, its leaves the western and the eastern half (`…w`, `…e`), each with four buildings;
 * `parents` gives leaves to other compounds.
 */
export function squareTown(
  columns: number,
  rows: number,
  parents: Readonly<Record<string, string>> = {},
): Division {
  const grids: Grid[] = [blankGrid('town', null, 'district', null)];
  const buildings: Building[] = [];
  for (let c = 0; c < columns; c++) {
    grids.push(blankGrid(`k${c}`, 'town', 'community', null));
    for (let r = 0; r < rows; r++) {
      grids.push(blankGrid(`c${c}-${r}`, `k${c}`, 'compound', null));
      for (const [side, from] of [
        ['w', c],
        ['e', c + 0.5],
      ] as const) {
        const id = `c${c}-${r}${side}`;
        const ring = [at(from, r), at(from + 0.5, r), at(from + 0.5, r + 1), at(from, r + 1)];
        grids.push(blankGrid(id, parents[id] ?? `c${c}-${r}`, 'building', [ring]));
        for (const [i, [x, y]] of [
          [0.15, 0.2],
          [0.35, 0.2],
          [0.15, 0.8],
          [0.35, 0.8],
        ].entries()) {
          const place = at(from + x!, r + y!);
          buildings.push({
            id: `${id}${i}`,
            at: place,
            households: HOUSEHOLDS,
            persons: null,
            name: '',
            use: null,
            footprint: null,
          });
        }
      }
    }
  }
  const polygons: Polygon[] = [[outline(columns, rows)]];
  const territory = { polygons, original: polygons };
  const division = createDivision({ territory, levels: RANDOM_LEVELS, grids, buildings });
  if (!division.ok) throw new Error(`squareTown: ${division.reason.code}`);
  return division.value;
}

/** The town's edge with every leaf's corner on it, counter-clockwise. */
function outline(columns: number, rows: number): Point[] {
  const halves = columns * 2;
  const south = Array.from({ length: halves }, (_, i) => at(i / 2, 0));
  const east = Array.from({ length: rows }, (_, i) => at(columns, i));
  const north = Array.from({ length: halves }, (_, i) => at(columns - i / 2, rows));
  const west = Array.from({ length: rows }, (_, i) => at(0, rows - i));
  return [...south, ...east, ...north, ...west];
}
