import { type Result, refuse } from '../result.ts';
import { applyDiff } from './apply-diff.ts';
import { type AppliedEdit, applyEdit } from './apply-edit.ts';
import { conflictPlace } from './conflict.ts';
import { invertDiff } from './invert-diff.ts';
import type { Diff, Division, Edit, EditContext } from './types.ts';

/**
 * Applies an edit that was made on an earlier revision. `since` are the diffs from that revision to `division`, in
 * order. It is made on its own base first; where it shares a border segment or an attribute with what came since,
 * it is refused `stale-revision` with the place, else it is made on what stands now.
 */
export function replayEdit(
  division: Division,
  since: readonly Diff[],
  edit: Edit,
  context: EditContext,
): Result<AppliedEdit> {
  if (since.length === 0) return applyEdit(division, edit, context);
  let base = division;
  for (const diff of since.toReversed()) {
    const undone = applyDiff(base, invertDiff(diff));
    if (!undone.ok) throw new Error(`the log does not lead back: ${undone.reason.code}`);
    base = undone.value;
  }
  const made = applyEdit(base, edit, context);
  if (!made.ok) return made;
  for (const diff of since) {
    const conflict = conflictPlace(made.value.diff, diff);
    if (conflict) return refuse('stale-revision', {}, conflict.at ?? undefined);
  }
  const replayed = applyEdit(division, edit, context);
  if (!replayed.ok) return refuse('stale-revision', { because: replayed.reason.code }, replayed.reason.at);
  return replayed;
}
