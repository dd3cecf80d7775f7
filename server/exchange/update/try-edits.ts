import { applyEdit } from '../../../domain/edit/apply-edit.ts';
import type { Division } from '../../../domain/edit/types.ts';
import type { Reason } from '../../../domain/result.ts';
import { holdsForbiddenCharacter } from '../../json-text.ts';
import type { FactEdit } from '../../plans/apply-edits-together.ts';
import { checkVocabulary } from '../../plans/check-vocabulary.ts';
import type { PlanContext } from '../../plans/context.ts';
import { checkInForce } from '../../plans/edit-rules.ts';
import type { LoadedDivision } from '../../plans/load-division.ts';
import type { DraftReport } from '../draft-report.ts';

/** An edit and the rows of the file that it comes from. */
export interface RowEdit {
  readonly rows: readonly number[];
  readonly edit: FactEdit;
}

/** What would be stored. */
export interface Tried {
  readonly edits: readonly FactEdit[];
  readonly division: Division;
}

/**
 * Makes edits one after another on a plan as it stands, in memory alone. What an edit or the plan's status refuses, the
 * rows that it comes from are refused with; what changes nothing is counted and left out.
 */
export function tryEdits(
  { profile }: PlanContext,
  { plan, division: start }: LoadedDivision,
  wanted: readonly RowEdit[],
  report: DraftReport,
): Tried {
  const edits: FactEdit[] = [];
  let division = start;
  let unchanged = 0;
  const refuseRows = (rows: readonly number[], reason: Reason) => {
    for (const row of rows) report.refuse(row, reason);
  };
  for (const { rows, edit } of wanted) {
    if (holdsForbiddenCharacter(JSON.stringify(edit))) {
      refuseRows(rows, { code: 'forbidden-character', params: {} });
      continue;
    }
    const said = checkVocabulary(profile, edit);
    const made = said.ok ? applyEdit(division, edit, { editId: 'import' }) : said;
    if (!made.ok) {
      if (made.reason.code === 'nothing-changes') unchanged += 1;
      else refuseRows(rows, made.reason);
      continue;
    }
    const open = plan.status === 'in-force' ? checkInForce(made.value.diff) : made;
    if (!open.ok) {
      refuseRows(rows, open.reason);
      continue;
    }
    edits.push(edit);
    division = made.value.division;
  }
  report.changed = edits.length;
  report.unchanged = unchanged;
  return { edits, division };
}
