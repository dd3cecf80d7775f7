import type { GridId } from '../coverage/types.ts';
import type { Point } from '../geometry/point.ts';
import { pointOnSurface } from '../geometry/surface-point.ts';
import { leavesUnder } from '../plan/tree.ts';
import type { Grid } from '../plan/types.ts';
import { ok, type Result, refuse } from '../result.ts';
import type { Division } from './types.ts';

/** A point inside a grid, for a refusal to stand on; undefined for a grid without ground. */
export function placeOf(division: Division, id: GridId): Point | undefined {
  const grid = division.tree.grids.get(id);
  const polygon =
    grid?.shape?.[0] ?? division.tree.grids.get(leavesUnder(division.tree, id)[0] ?? '')?.polygon;
  return polygon ? pointOnSurface(polygon) : undefined;
}

/** The grid, if it is still there: else `grid-gone`. */
export function gridOf(division: Division, id: GridId): Result<Grid> {
  const grid = division.tree.grids.get(id);
  return grid ? ok(grid) : refuse('grid-gone', { id });
}

/** The grid, if it is there and nobody has locked it or a grid above it: else `grid-gone`, `locked`. */
export function editableGrid(division: Division, id: GridId): Result<Grid> {
  const grid = gridOf(division, id);
  if (!grid.ok) return grid;
  for (
    let at: Grid | undefined = grid.value;
    at;
    at = at.parentId === null ? undefined : division.tree.grids.get(at.parentId)
  )
    if (at.locked) return refuse('locked', { id: at.id, name: at.name }, placeOf(division, id));
  return grid;
}
