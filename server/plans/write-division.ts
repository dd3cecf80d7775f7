import type { Count } from '../../domain/balance/types.ts';
import type { GridId } from '../../domain/coverage/types.ts';
import type { Diff, Division } from '../../domain/edit/types.ts';
import type { Grid } from '../../domain/plan/types.ts';
import type { Tx } from '../db/transaction.ts';
import { allOutlines, outlinesAbove } from './derived-geometry.ts';
import { deleteGrids, insertGrids, updateGrids, writeCounts, writeOutlines } from './grid.queries.ts';

/** Writes all grids of a new plan and what is derived from them. */
export async function writeNewDivision(tx: Tx, plan: string, division: Division): Promise<void> {
  await insertGrids(tx, plan, [...division.tree.grids.values()]);
  await writeOutlines(tx, plan, allOutlines(division));
  await writeCounts(tx, plan, division.counts);
}

/** Writes what a diff changed, and what is derived: the outlines above it, and the counts that differ. */
export async function writeDiff(
  tx: Tx,
  plan: string,
  before: Division,
  after: Division,
  diff: Diff,
): Promise<void> {
  await deleteGrids(
    tx,
    plan,
    diff.removed.map((grid) => grid.id),
  );
  await updateGrids(tx, plan, diff.updated);
  await insertGrids(tx, plan, diff.added);
  const moved: Grid[] = [...diff.added, ...diff.removed];
  for (const [was, is] of diff.updated)
    if (was.polygon !== is.polygon || was.parentId !== is.parentId) moved.push(was, is);
  await writeOutlines(tx, plan, outlinesAbove(after, moved));
  await writeChangedCounts(tx, plan, before, after);
}

/** Writes the counts that are not the same objects in both: what did not change is shared between divisions. */
export async function writeChangedCounts(
  tx: Tx,
  plan: string,
  before: Division,
  after: Division,
): Promise<void> {
  if (before.counts === after.counts) return;
  const changed: [GridId, Count][] = [];
  for (const id of after.counts.keysUnlike(before.counts)) {
    const count = after.counts.get(id);
    if (count) changed.push([id, count]);
  }
  await writeCounts(tx, plan, changed);
}
