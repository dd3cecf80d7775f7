import { partsOf } from '../coverage/parts.ts';
import type { GridId } from '../coverage/types.ts';
import { childrenOf, leavesUnder } from '../plan/tree.ts';
import type { Grid } from '../plan/types.ts';
import { ok, type Result, refuse } from '../result.ts';
import { editableGrid, placeOf } from './guard.ts';
import type { Diff, Division, Edit } from './types.ts';

/**
 * Gives grids to another parent on the level above. Refuses `grid-gone`, `locked`, `parent-level`,
 * `unassigned-ground`, `nothing-changes`, `would-vanish` (a parent would keep no child) and `would-disconnect`
 * (a parent would fall into more pieces than it had), each with the place.
 */
export function assignParent(
  division: Division,
  edit: Extract<Edit, { kind: 'assign-parent' }>,
): Result<Diff> {
  const parent = editableGrid(division, edit.parentId);
  if (!parent.ok) return parent;
  if (parent.value.unassigned) return refuse('unassigned-ground', {}, placeOf(division, edit.parentId));
  const rank = (level: string) => division.levels.findIndex((l) => l.id === level);
  const updated: (readonly [Grid, Grid])[] = [];
  for (const id of new Set(edit.gridIds)) {
    const grid = editableGrid(division, id);
    if (!grid.ok) return grid;
    if (grid.value.unassigned) return refuse('unassigned-ground', {}, placeOf(division, id));
    if (rank(grid.value.level) !== rank(parent.value.level) + 1)
      return refuse(
        'parent-level',
        { name: grid.value.name, parent: parent.value.name },
        placeOf(division, id),
      );
    if (grid.value.parentId !== edit.parentId)
      updated.push([grid.value, { ...grid.value, parentId: edit.parentId }]);
  }
  if (updated.length === 0) return refuse('nothing-changes', {}, placeOf(division, edit.parentId));

  const moving = new Set(updated.map(([grid]) => grid.id));
  const leavesOf = (ids: Iterable<GridId>) => [...ids].flatMap((id) => leavesUnder(division.tree, id));
  const tiling = updated.filter(([grid]) => grid.shape === null).map(([grid]) => grid.id);
  for (const from of new Set(updated.map(([grid]) => grid.parentId!))) {
    const children = childrenOf(division.tree, from);
    const stay = children.filter((id) => !moving.has(id));
    if (stay.length === 0)
      return refuse('would-vanish', { name: nameOf(division, from) }, placeOf(division, from));
    const worse = morePieces(division, leavesOf(children), leavesOf(stay));
    if (worse)
      return refuse(
        'would-disconnect',
        { name: nameOf(division, from), pieces: worse },
        placeOf(division, from),
      );
  }
  const had = leavesUnder(division.tree, edit.parentId);
  const worse = morePieces(division, had, [...had, ...leavesOf(tiling)]);
  if (worse)
    return refuse(
      'would-disconnect',
      { name: parent.value.name, pieces: worse },
      placeOf(division, updated[0]![0].id),
    );
  return ok({ added: [], updated, removed: [] });
}

function nameOf(division: Division, id: GridId): string {
  return division.tree.grids.get(id)!.name;
}

/** The number of pieces after, when it is more than before; else 0. */
function morePieces(division: Division, before: readonly GridId[], after: readonly GridId[]): number {
  const pieces = partsOf(division.coverage, after).length;
  return pieces > partsOf(division.coverage, before).length ? pieces : 0;
}
