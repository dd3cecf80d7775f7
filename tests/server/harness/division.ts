import type { Polygon } from '../../../domain/geometry/point.ts';
import type { Db } from '../../../server/db/transaction.ts';
import { inTransaction } from '../../../server/db/transaction.ts';
import { multiPolygonToHex, polygonToHex } from '../../../server/db/wkb.ts';

const WEST = 1_156_000_000;
const SOUTH = 344_000_000;
/** About 100 m. */
const SIDE = 10_000;

/** A square of `n` sides, its lower left corner `x` and `y` sides from the south-west. */
export function square(x: number, y: number, n = 1): Polygon {
  const [left, bottom] = [WEST + x * SIDE, SOUTH + y * SIDE];
  const [right, top] = [left + n * SIDE, bottom + n * SIDE];
  return [
    [
      [left, bottom],
      [right, bottom],
      [right, top],
      [left, top],
    ],
  ];
}

/** The levels of the plans made here. */
export const LEVELS = [
  { id: 'office', tiles: true },
  { id: 'community', tiles: true },
  { id: 'grid', tiles: true },
  { id: 'post', tiles: false },
];

/**
 * Territory `t`, 4 × 4 squares, with plan `id` of two communities `west` and `east` and 16 leaves `x-y`: every
 * corner of a leaf on the territory's edge is a vertex of the plan's ground, and not of the territory.
 */
export async function storeTown(db: Db, id = 'p', territory = 't'): Promise<void> {
  await inTransaction(db, async (tx) => {
    await tx
      .insertInto('territories')
      .values({ id: territory, name: territory, geom: multiPolygonToHex([square(0, 0, 4)]) })
      .onConflict((on) => on.doNothing())
      .execute();
    await tx
      .insertInto('plans')
      .values({
        id,
        territory_id: territory,
        name: id,
        levels: JSON.stringify(LEVELS),
        ground: multiPolygonToHex([GROUND]),
      })
      .execute();
    const upper = [
      { id: 'root', parent_id: null, level: 'office' },
      { id: 'west', parent_id: 'root', level: 'community' },
      { id: 'east', parent_id: 'root', level: 'community' },
    ].map((grid) => ({ ...grid, plan_id: id, leaf: false, geom: null }));
    const leaves = CELLS.map(([x, y]) => ({
      plan_id: id,
      id: `${x}-${y}`,
      parent_id: x < 2 ? 'west' : 'east',
      level: 'grid',
      leaf: true,
      geom: polygonToHex(square(x, y)),
    }));
    await tx
      .insertInto('grids')
      .values([...upper, ...leaves])
      .execute();
  });
}

const CELLS = Array.from({ length: 16 }, (_, i) => [i % 4, Math.floor(i / 4)] as const);

const GROUND: Polygon = [
  [
    ...CELLS.slice(0, 4).map(([x]) => square(x, 0)[0]![0]!),
    ...[0, 1, 2, 3].map((y) => square(4, y)[0]![0]!),
    ...[4, 3, 2, 1].map((x) => square(x, 4)[0]![0]!),
    ...[4, 3, 2, 1].map((y) => square(0, y)[0]![0]!),
  ],
];
