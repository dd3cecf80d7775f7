import { dissolve } from '../../domain/coverage/dissolve.ts';
import type { GridId } from '../../domain/coverage/types.ts';
import type { Division } from '../../domain/edit/types.ts';
import type { Polygon } from '../../domain/geometry/point.ts';
import { leavesUnder } from '../../domain/plan/tree.ts';
import type { Grid } from '../../domain/plan/types.ts';

/** A grid's ground: a leaf's polygon, a shape of its own, or the dissolve of the leaves beneath it. */
export function groundOfGrid(division: Division, grid: Grid): readonly Polygon[] {
  if (grid.polygon) return [grid.polygon];
  if (grid.shape) return grid.shape;
  // The root covers the territory, always: no need to add up all of its leaves.
  if (grid.parentId === null) return division.territory.polygons;
  return dissolve(
    leavesUnder(division.tree, grid.id).map((id) => division.tree.grids.get(id)?.polygon as Polygon),
  );
}

/** The outlines of all grids above the leaves. */
export function allOutlines(division: Division): [GridId, readonly Polygon[]][] {
  return [...division.tree.grids.values()]
    .filter((grid) => !grid.leaf && !grid.shape)
    .map((grid) => [grid.id, groundOfGrid(division, grid)]);
}

/**
 * The outlines that a change of these grids can have changed: those of every grid above them that is still there.
 * `changed` holds a grid as it was and as it is: one that went to another parent leaves the old one smaller.
 */
export function outlinesAbove(division: Division, changed: Iterable<Grid>): [GridId, readonly Polygon[]][] {
  const above = new Map<GridId, Grid>();
  const { grids } = division.tree;
  for (const { id, parentId } of changed) {
    for (const start of [id, parentId]) {
      let grid = start === null ? undefined : grids.get(start);
      while (grid && !above.has(grid.id)) {
        above.set(grid.id, grid);
        grid = grid.parentId === null ? undefined : grids.get(grid.parentId);
      }
    }
  }
  return [...above.values()]
    .filter((grid) => !grid.leaf && !grid.shape)
    .map((grid) => [grid.id, groundOfGrid(division, grid)]);
}
