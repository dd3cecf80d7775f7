import type { Polygon } from '../../../domain/geometry/point.ts';
import { toLattice } from '../../../domain/geometry/point.ts';
import type { Grid } from '../../../domain/plan/types.ts';
import { joinDatabase } from '../../../server/db/open.ts';
import { loadProfile } from '../../../server/deployment/load-profile.ts';
import { planContext } from '../../../server/plans/context.ts';
import { storePlan } from '../../../server/plans/create-plan.ts';
import { blankGrid } from '../../arbitrary/blank-grid.ts';

const WEST = 118.8;
const SOUTH = 32.095;
/** The side of a level-2 grid, and of the footprints in it, degrees. */
const SIDE = 0.006;
const FOOTPRINT = 0.0006;
const COLUMNS = 4;
const ROWS = 3;

const rectangle = (x: number, y: number, width: number, height: number): Polygon => [
  [toLattice(x, y), toLattice(x + width, y), toLattice(x + width, y + height), toLattice(x, y + height)],
];

/** Where the footprint of that number lies in the level-2 grid of a column and a row: south-west corner, degrees. */
export function footprintAt(column: number, row: number, n: number): [lng: number, lat: number] {
  return [
    WEST + column * SIDE + 0.0008 + (n % 4) * 0.0012,
    SOUTH + row * SIDE + 0.001 + Math.floor(n / 4) * 0.0014,
  ];
}
/** Of a footprint, degrees. */
export const FOOTPRINT_SIDE = FOOTPRINT;

/**
 * A draft for the deployment whose third level does not tile: three level-1 grids of four level-2 grids each, in every
 * one twelve level-3 footprints. Nothing imports such grids yet, so it is stored as an import would, into the data of
 * the server that is running on a folder. Gives the plan's id.
 */
export async function storeShapedPlan(folder: string): Promise<string> {
  const connection = await joinDatabase({ databaseUrl: null, dataDir: folder }, () => {});
  try {
    const grids: Grid[] = [{ ...blankGrid('root', null, 'subdistrict', null), name: '迈皋桥街道' }];
    for (let row = 0; row < ROWS; row++) {
      grids.push({ ...blankGrid(`a${row}`, 'root', 'level-1', null), name: `第${row + 1}社区` });
      for (let column = 0; column < COLUMNS; column++) {
        const id = `b${row}-${column}`;
        const ground = rectangle(WEST + column * SIDE, SOUTH + row * SIDE, SIDE, SIDE);
        grids.push({ ...blankGrid(id, `a${row}`, 'level-2', ground), name: `网格 ${row + 1}-${column + 1}` });
        for (let n = 0; n < 12; n++) {
          const shape = [rectangle(...footprintAt(column, row, n), FOOTPRINT, FOOTPRINT)];
          const name = n % 3 === 0 ? `${n + 1} 号楼` : n % 3 === 1 ? `单位 ${n + 1}` : `小店 ${n + 1}`;
          grids.push({ ...blankGrid(`c${row}-${column}-${n}`, id, 'level-3', null), name, shape });
        }
      }
    }
    const ground = [rectangle(WEST, SOUTH, COLUMNS * SIDE, ROWS * SIDE)];
    const corners = grids.flatMap((grid) => (grid.polygon ? [grid.polygon] : []));
    const profile = await loadProfile('maigaoqiao');
    const stored = await storePlan(planContext({ db: connection.db, profile }), {
      name: '三级网格',
      territory: ground,
      ground: [outerEdge(corners)],
      grids,
    });
    if (!stored.ok) throw new Error(JSON.stringify(stored.reason));
    return stored.value.id;
  } finally {
    await connection.close();
  }
}

/** The rectangle with the corners of the grids along it. */
function outerEdge(polygons: readonly Polygon[]): Polygon {
  const all = polygons.flat(2);
  const xs = [...new Set(all.map(([x]) => x))].sort((a, b) => a - b);
  const ys = [...new Set(all.map(([, y]) => y))].sort((a, b) => a - b);
  const [west, east, south, north] = [xs[0]!, xs.at(-1)!, ys[0]!, ys.at(-1)!];
  return [
    [
      ...xs.slice(0, -1).map((x) => [x, south] as const),
      ...ys.slice(0, -1).map((y) => [east, y] as const),
      ...xs
        .toReversed()
        .slice(0, -1)
        .map((x) => [x, north] as const),
      ...ys
        .toReversed()
        .slice(0, -1)
        .map((y) => [west, y] as const),
    ],
  ];
}
