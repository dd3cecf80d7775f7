import type { Edit, EditId } from '../../../domain/edit/types.ts';

/** What undo would revert next, and what redo would. */
export interface UndoStacks {
  /** Edits whose effect stands, oldest first. */
  readonly undo: readonly EditId[];
  /** Reverts whose effect stands; reverting the last is redo. */
  readonly redo: readonly EditId[];
}

/**
 * The stacks that follow from one's own edits in order, as the log has them: so undo reaches back over reloads
 * and browsers. A revert of what stands moves it to the other stack; a new edit ends what could be redone.
 */
export function undoStacks(
  own: Iterable<{ readonly id: EditId; readonly kind: Edit['kind']; readonly reverts: readonly EditId[] }>,
): UndoStacks {
  const undo: EditId[] = [];
  const redo: EditId[] = [];
  for (const { id, kind, reverts } of own) {
    if (kind !== 'revert') {
      undo.push(id);
      redo.length = 0;
      continue;
    }
    const undone = take(undo, reverts);
    const redone = take(redo, reverts);
    if (undone) redo.push(id);
    else if (redone) undo.push(id);
    else undo.push(id); // a revert of somebody else's edit is an edit of one's own
  }
  return { undo, redo };
}

function take(stack: EditId[], ids: readonly EditId[]): boolean {
  let found = false;
  for (const id of ids) {
    const at = stack.lastIndexOf(id);
    if (at < 0) continue;
    stack.splice(at, 1);
    found = true;
  }
  return found;
}
