import type { GridId } from '../../../domain/coverage/types.ts';
import type { Division } from '../../../domain/edit/types.ts';
import { leavesUnder } from '../../../domain/plan/tree.ts';
import type { LevelId } from '../../../domain/plan/types.ts';
import { changedSince } from '../../editor/sync/changed-since.ts';

export interface ChangedLeaves {
  /** Leaves of `now` that are to be drawn anew: their own shape, or what a grid above them says, has changed. */
  readonly changed: ReadonlySet<GridId>;
  /** Leaves of `base` that are no more. */
  readonly gone: ReadonlySet<GridId>;
}

/** What of a division, coloured by its grids of `level`, differs from another for the eye. */
export function changedLeaves(base: Division, now: Division, level: LevelId): ChangedLeaves {
  const changed = new Set<GridId>();
  const gone = new Set<GridId>();
  const since = changedSince(base, now);
  for (const id of since.changed) {
    const grid = now.tree.grids.get(id)!;
    if (grid.leaf) {
      changed.add(id);
      continue;
    }
    const counted = grid.level === level && base.counts.get(id) !== now.counts.get(id);
    if (!counted && base.tree.grids.get(id) === grid) continue;
    for (const leaf of leavesUnder(now.tree, id)) changed.add(leaf);
  }
  for (const id of since.removed) if (base.tree.grids.get(id)?.leaf) gone.add(id);
  return { changed, gone };
}
