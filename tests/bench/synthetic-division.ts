import assert from 'node:assert/strict';
import type { Building } from '../../domain/balance/types.ts';
import type { GridId } from '../../domain/coverage/types.ts';
import { createDivision } from '../../domain/edit/create-division.ts';
import type { Division } from '../../domain/edit/types.ts';
import type { Point, Polygon } from '../../domain/geometry/point.ts';
import type { Grid, Level } from '../../domain/plan/types.ts';
import { blankGrid } from '../arbitrary/blank-grid.ts';
import { Random } from '../arbitrary/random.ts';
import { syntheticCoverage } from '../fixtures/synthetic-coverage.ts';

const LEVELS: readonly Level[] = ['city', 'community', 'grid'].map((id) => ({
  id,
  tiles: true,
  measure: 'households',
  target: null,
  band: [0.8, 1.2],
  outOfBand: 'reason',
  requiredRoles: [],
}));

/** Leaves beneath a community: this many columns by this many rows. */
const COMMUNITY = { columns: 4, rows: 2 } as const;

export interface SyntheticDivision {
  readonly division: Division;
  readonly columns: number;
  readonly rows: number;
  /** Leaf (column, row) is the one at row × columns + column. */
  readonly polygons: readonly Polygon[];
  readonly ids: readonly GridId[];
}

/**
 * The synthetic coverage as a plan: one city, communities of eight leaves, and so many buildings a leaf near its middle.
 * Ids are random and as long as those that plans give out, since they are hashed and compared.
 */
export function syntheticDivision(columns: number, rows: number, buildingsEach: number): SyntheticDivision {
  const { cells, territory } = syntheticCoverage(columns, rows, 1);
  const random = new Random(2);
  const grids: Grid[] = [blankGrid('city', null, 'city', null)];
  const buildings: Building[] = [];
  const ids = cells.map(() => random.id());
  const made = new Set<string>();
  cells.forEach(({ polygon }, i) => {
    const column = Math.floor((i % columns) / COMMUNITY.columns);
    const row = Math.floor(Math.floor(i / columns) / COMMUNITY.rows);
    const parent = `community-${column}-${row}`;
    if (!made.has(parent)) {
      made.add(parent);
      grids.push(blankGrid(parent, 'city', 'community', null));
    }
    grids.push(blankGrid(ids[i]!, parent, 'grid', polygon));
    const [x, y] = middleOf(polygon);
    for (let k = 0; k < buildingsEach; k++) {
      buildings.push({
        id: random.id(),
        at: [x + random.whole(-10_000, 10_000), y + random.whole(-10_000, 10_000)],
        households: random.whole(0, 60),
        persons: null,
        name: '',
        use: null,
        footprint: null,
      });
    }
  });
  const division = createDivision({
    territory: { polygons: territory, original: territory },
    levels: LEVELS,
    grids,
    buildings,
  });
  assert(division.ok);
  return { division: division.value, columns, rows, polygons: cells.map(({ polygon }) => polygon), ids };
}

/** All leaves with their ids. */
export function gridsOf({ ids, polygons }: SyntheticDivision): { id: GridId; polygon: Polygon }[] {
  return ids.map((id, i) => ({ id, polygon: polygons[i]! }));
}

/** The middle between the opposite corners of a cell, rounded. */
export function middleOf(polygon: Polygon): Point {
  const ring = polygon[0]!;
  const side = ring.length / 4;
  const corners = [0, 1, 2, 3].map((k) => ring[k * side]!);
  return [
    Math.round(corners.reduce((sum, [x]) => sum + x, 0) / 4),
    Math.round(corners.reduce((sum, [, y]) => sum + y, 0) / 4),
  ];
}
