import { partsOf } from '../../../../domain/coverage/parts.ts';
import type { GridId } from '../../../../domain/coverage/types.ts';
import type { Division } from '../../../../domain/edit/types.ts';
import { areaM2 } from '../../../../domain/geometry/measure.ts';
import { type Ring, toDegrees } from '../../../../domain/geometry/point.ts';
import { gridsAt, leafLevel, leavesUnder, tilingLevelsBelow } from '../../../../domain/plan/tree.ts';
import type { Grid } from '../../../../domain/plan/types.ts';

/** What a template must be good for: the most on the least ground, the furthest apart, what lies within and what lies away. */
export type Telling = 'densest' | 'sprawling' | 'hole' | 'exclave';

const ALL_M2 = 1;

/** The grids of a plan that show a template's weak points, the hard ones first; a plan of whole blocks has neither hole nor exclave. */
export function tellingGrids(division: Division): readonly (readonly [Telling, GridId])[] {
  const { tree, levels, counts } = division;
  const leaves = gridsAt(tree, leafLevel(levels).id).filter(
    ({ unassigned, polygon }) => !unassigned && polygon,
  );
  const dense = ({ id, polygon }: Grid) =>
    (counts.get(id)?.households ?? 0) / Math.max(ALL_M2, areaM2([polygon!]));
  const found: [Telling, GridId | undefined][] = [
    ['densest', most(leaves, dense)],
    ['sprawling', most(leaves, ({ polygon }) => spread(polygon![0]!))],
    [
      'hole',
      most(
        leaves.filter(({ polygon }) => polygon!.length > 1),
        ({ polygon }) => polygon!.length,
      ),
    ],
    ['exclave', exclaveOf(division)],
  ];
  return found.flatMap(([telling, id]) => (id === undefined ? [] : [[telling, id] as const]));
}

/** A grid in several parts, of the deepest level that has one; a leaf is always one part. */
function exclaveOf({ tree, levels, coverage }: Division): GridId | undefined {
  const above = tilingLevelsBelow(levels, levels[0]!.id).slice(0, -1).reverse();
  for (const { id } of above)
    for (const grid of gridsAt(tree, id))
      if (!grid.unassigned && partsOf(coverage, leavesUnder(tree, grid.id)).length > 1) return grid.id;
}

function most(grids: readonly Grid[], measure: (grid: Grid) => number): GridId | undefined {
  let best: GridId | undefined;
  let top = Number.NEGATIVE_INFINITY;
  for (const grid of grids) {
    const measured = measure(grid);
    if (measured > top) [best, top] = [grid.id, measured];
  }
  return best;
}

/** From corner to corner of what a ring takes up, in degrees of latitude. */
function spread(ring: Ring): number {
  const places = ring.map(toDegrees);
  const [lngs, lats] = [places.map(([lng]) => lng), places.map(([, lat]) => lat)];
  const reach = (values: readonly number[]) =>
    values.reduce((a, b) => Math.max(a, b), -Infinity) - values.reduce((a, b) => Math.min(a, b), Infinity);
  return Math.hypot(reach(lngs) * Math.cos((lats[0]! * Math.PI) / 180), reach(lats));
}
