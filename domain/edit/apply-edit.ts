import { ok, type Result, refuse } from '../result.ts';
import { applyDiff } from './apply-diff.ts';
import { assignParent } from './assign-parent.ts';
import { carve } from './carve.ts';
import { describe } from './describe.ts';
import { isEmptyDiff } from './invert-diff.ts';
import { merge } from './merge.ts';
import { moveBorder } from './move-border.ts';
import { replace } from './replace.ts';
import { reshape } from './reshape.ts';
import { revert } from './revert.ts';
import { split } from './split.ts';
import { team } from './team.ts';
import type { Diff, Division, Edit, EditContext } from './types.ts';

export interface AppliedEdit {
  readonly division: Division;
  readonly diff: Diff;
}

/**
 * Makes an edit: the same function under the pointer in the browser and inside the server's transaction. Pure; the
 * division given stays as it is. A refusal is a value with a code, parameters and a place.
 */
export function applyEdit(division: Division, edit: Edit, context: EditContext): Result<AppliedEdit> {
  const diff = diffOf(division, edit, context);
  if (!diff.ok) return diff;
  if (isEmptyDiff(diff.value)) return refuse('nothing-changes');
  const after = applyDiff(division, diff.value);
  return after.ok ? ok({ division: after.value, diff: diff.value }) : after;
}

function diffOf(division: Division, edit: Edit, context: EditContext): Result<Diff> {
  switch (edit.kind) {
    case 'split':
      return split(division, edit, context);
    case 'merge':
      return merge(division, edit);
    case 'reshape':
      return reshape(division, edit, context);
    case 'move-border':
      return moveBorder(division, edit, context);
    case 'carve':
      return carve(division, edit, context);
    case 'replace':
      return replace(division, edit, context);
    case 'describe':
      return describe(division, edit);
    case 'assign-parent':
      return assignParent(division, edit);
    case 'team':
      return team(division, edit);
    case 'revert':
      return revert(division, edit, context);
  }
}
