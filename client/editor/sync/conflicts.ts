import { conflictPlace } from '../../../domain/edit/conflict.ts';
import type { Diff } from '../../../domain/edit/types.ts';
import type { Reason } from '../../../domain/result.ts';
import type { Conflict, PendingEdit } from '../store.ts';

/**
 * Why a pending edit gets in the way of one that the server has acknowledged meanwhile; null when it does not. What
 * has been sent is the server's to judge; a revert looks by itself at what has been built upon.
 */
export function clashWith(entry: PendingEdit, diff: Diff): Reason | null {
  if (entry.sent || entry.edit.kind === 'revert') return null;
  const clash = conflictPlace(entry.diff, diff);
  return clash && { code: 'stale-revision', params: {}, ...(clash.at ? { at: clash.at } : {}) };
}

/** A pending edit as it is kept aside. While its answer is out it may yet turn out to be in the plan. */
export function asConflict(wish: Omit<PendingEdit, 'diff'>, reason: Reason): Conflict {
  const { id, edit, note, baseRevision, made, sent } = wish;
  const bare = { id, edit, baseRevision, made, reason };
  return { ...bare, ...(note === undefined ? {} : { note }), ...(sent ? { sent } : {}) };
}

/**
 * What the person had undone before it turned out not to hold wants no decision: it and its undoing cancel out,
 * unless the server may still take it.
 */
export function withoutUndone(conflicts: readonly Conflict[]): readonly Conflict[] {
  const left = new Map(conflicts.map((conflict) => [conflict.id, conflict]));
  const isGone = (id: string) => left.get(id)?.sent === undefined && left.has(id);
  for (const { id, edit } of conflicts.toReversed()) {
    if (edit.kind !== 'revert' || !isGone(id) || !edit.edits.every(isGone)) continue;
    left.delete(id);
    for (const undone of edit.edits) left.delete(undone);
  }
  return left.size === conflicts.length ? conflicts : [...left.values()];
}
