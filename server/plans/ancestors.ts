import type { GridId } from '../../domain/coverage/types.ts';
import type { Division } from '../../domain/edit/types.ts';

/** For every leaf the grids it lies in, root first, itself last. */
export function ancestorsOfLeaves(division: Division): Map<GridId, readonly GridId[]> {
  const paths = new Map<GridId, readonly GridId[]>();
  const leaves = new Map<GridId, readonly GridId[]>();
  const pathTo = (id: GridId): readonly GridId[] => {
    const known = paths.get(id);
    if (known) return known;
    const grid = division.tree.grids.get(id);
    const path = !grid || grid.parentId === null ? [id] : [...pathTo(grid.parentId), id];
    paths.set(id, path);
    return path;
  };
  for (const id of division.coverage.leaves.keys()) leaves.set(id, pathTo(id));
  return leaves;
}
