import type { EditId } from '../../../domain/edit/types.ts';
import { ok, type Result, refuse } from '../../../domain/result.ts';
import type { Command } from '../command.ts';
import type { EditorState, OpenPlan } from '../store.ts';
import { type UndoStacks, undoStacks } from '../sync/undo.ts';
import type { CommandContext } from './context.ts';
import { editCommand } from './edit-command.ts';

/** What can be taken back while the plan is in force; of a `describe` the server knows which fields it changed. */
const IN_FORCE: ReadonlySet<string> = new Set(['describe', 'team']);

/** Undo and redo through all of one's own edits of the plan, made in any browser: each is a new edit, a `revert`. */
export function undoCommands(context: CommandContext): Command[] {
  const next = (which: keyof UndoStacks): Result<EditId> => {
    const { plan, account } = context.state();
    if (!plan) return refuse('no-plan');
    const top = stacksOf(plan, account?.name ?? '')[which].at(-1);
    if (top !== undefined) {
      if (plan.status === 'in-force' && !IN_FORCE.has(rootKind(plan, top)))
        return refuse('fixed-in-force', { field: 'geometry' });
      return ok(top);
    }
    return refuse(plan.historyReady ? `nothing-to-${which}` : 'history-loading');
  };
  const revert = (which: keyof UndoStacks) => () => {
    const top = next(which);
    return top.ok ? ok({ kind: 'revert', edits: [top.value] } as const) : top;
  };
  return [
    editCommand(context, 'undo', 'mod+z', revert('undo')),
    editCommand(context, 'redo', 'mod+shift+z', revert('redo')),
  ];
}

const MEMO = new WeakMap<OpenPlan, { author: string; stacks: UndoStacks }>();

function stacksOf(plan: OpenPlan, author: string): UndoStacks {
  const known = MEMO.get(plan);
  if (known?.author === author) return known.stacks;
  const stacks = undoStacks([...plan.log.filter((entry) => entry.author === author), ...pendingOf(plan)]);
  MEMO.set(plan, { author, stacks });
  return stacks;
}

/** The kind of the edit that a chain of reverts goes back to. */
function rootKind(plan: OpenPlan, id: EditId): string {
  const made = new Map([...plan.log, ...pendingOf(plan)].map((entry) => [entry.id, entry]));
  let entry = made.get(id);
  while (entry?.kind === 'revert') entry = made.get(entry.reverts[0]!);
  return entry?.kind ?? 'revert';
}

function pendingOf(plan: NonNullable<EditorState['plan']>) {
  return plan.pending.map(({ id, edit }) => ({
    id,
    kind: edit.kind,
    reverts: edit.kind === 'revert' ? edit.edits : [],
  }));
}
