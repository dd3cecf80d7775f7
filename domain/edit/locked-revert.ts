import type { GridId } from '../coverage/types.ts';
import type { Grid } from '../plan/types.ts';
import { type Result, refuse } from '../result.ts';
import { equalValues } from './equal-values.ts';
import { placeOf } from './guard.ts';
import { sameGround } from './same-ground.ts';
import type { Diff, Division } from './types.ts';

/**
 * Taking back keeps to locks as any edit does: the refusal of a diff that would change, remove or add a grid that is
 * locked or lies beneath one that is; null when it does not. A diff may itself unlock; vertices on a locked grid's
 * border, and a grid above it that comes or goes, are no change of it.
 */
export function refuseLockedRevert(division: Division, diff: Diff): Result<never> | null {
  const { grids } = division.tree;
  const unlocked = new Set(diff.updated.filter(([b, a]) => b.locked && !a.locked).map(([b]) => b.id));
  const ids: (GridId | null)[] = diff.removed.map(({ id }) => id);
  for (const { parentId } of diff.added) ids.push(parentId);
  for (const [before, after] of diff.updated) {
    if (isChanged(before, after)) ids.push(before.id);
    else if (before.parentId !== after.parentId) ids.push(before.parentId, after.parentId);
  }
  for (const id of ids) {
    for (let at = grids.get(id ?? ''); at; at = grids.get(at.parentId ?? ''))
      if (at.locked && !unlocked.has(at.id))
        return refuse('locked', { id: at.id, name: at.name }, placeOf(division, id!));
  }
  return null;
}

function isChanged(before: Grid, after: Grid): boolean {
  const { parentId, polygon } = before;
  if (!equalValues(before, { ...after, parentId, polygon })) return true;
  return polygon !== null && after.polygon !== null && !sameGround(polygon, after.polygon);
}
