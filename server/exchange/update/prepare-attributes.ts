import type { Description } from '../../../domain/edit/types.ts';
import type { Grid, Level } from '../../../domain/plan/types.ts';
import { ok, type Result } from '../../../domain/result.ts';
import { applyEditsTogether } from '../../plans/apply-edits-together.ts';
import { codeLedger } from '../../plans/check-new-codes.ts';
import type { PlanContext } from '../../plans/context.ts';
import { type Columns, textOf } from '../columns/columns.ts';
import type { DraftReport } from '../draft-report.ts';
import { sourceFault } from '../row-reader.ts';
import type { FeatureRow } from '../source/source.ts';
import { describeRow } from './describe-row.ts';
import { GridFinder } from './find-grid.ts';
import { type NewCode, refusedCodes } from './new-codes.ts';
import { openPlan } from './open-plan.ts';
import { pushedOut } from './pushed-out.ts';
import { tryEdits } from './try-edits.ts';
import type { Update } from './update.ts';

const CODE_MAX = 400;
/** The longest code that an edit takes on the wire. */
const NEW_CODE_MAX = 64;

interface Described {
  readonly row: number;
  readonly grid: Grid;
  readonly set: Description;
}

/**
 * What a table says of the grids that have its codes: name, type, risk level, target, note, tags, lock, declared
 * households, and a new code; geometry is not looked at. Only what is not so already is changed; the report lists the grids that this pushes out of their band. Refuses `plan-gone`, `plan-closed`; rows are refused
 * `code-missing`, `code-unknown`, `code-repeated`, `code-taken`, `code-given`, as `describeRow` does, and as an edit does: `locked`,
 * `fixed-in-force` for what a plan in force does not take.
 */
export async function prepareAttributes(
  context: PlanContext,
  planId: string,
  rows: AsyncIterable<FeatureRow> | readonly FeatureRow[],
  columns: Columns,
  report: DraftReport,
): Promise<Result<Update>> {
  const loaded = await openPlan(context, planId);
  if (!loaded.ok) return loaded;
  const { division, version, plan } = loaded.value;
  const finder = new GridFinder(division);
  const levels = new Map(division.levels.map((level, rank) => [level.id, { level, rank }]));
  const seen = new Set<string>();
  const described: Described[] = [];
  const codes: NewCode[] = [];
  let unchanged = 0;
  report.read = 0;
  for await (const row of rows) {
    report.read += 1;
    const said = readRow(row);
    if (!said.ok) report.refuse(row.row, said.reason);
    else if (Object.keys(said.value.set).length === 0) unchanged += 1;
    else described.push(said.value);
  }

  function readRow(row: FeatureRow): Result<Described> {
    const fault = sourceFault(row);
    if (fault) return { ok: false, reason: fault };
    const code = textOf(columns, row.properties, 'code', CODE_MAX);
    if (code === '') return { ok: false, reason: { code: 'code-missing', params: {} } };
    const grid = finder.byCode(code);
    if (!grid) return { ok: false, reason: { code: 'code-unknown', params: { code } } };
    if (seen.has(grid.id)) return { ok: false, reason: { code: 'code-repeated', params: { code } } };
    seen.add(grid.id);
    const { level } = levels.get(grid.level) as { level: Level };
    const count = division.counts.get(grid.id);
    const set = describeRow(row, columns, context.profile, { grid, level, count }, report);
    if (!set.ok) return set;
    const newCode = textOf(columns, row.properties, 'newCode', CODE_MAX);
    if (newCode === '' || newCode === grid.code) return ok({ row: row.row, grid, set: set.value });
    if (newCode.length > NEW_CODE_MAX)
      return { ok: false, reason: { code: 'text-too-long', params: { field: 'code', max: NEW_CODE_MAX } } };
    codes.push({ row: row.row, gridId: grid.id, code: newCode });
    return ok({ row: row.row, grid, set: { ...set.value, code: newCode } });
  }

  const wrong = new Set<number>();
  if (codes.length > 0) {
    const ledger = await codeLedger(context.db, plan.territory_id);
    for (const [{ row }, reason] of refusedCodes(division, ledger, codes)) {
      report.refuse(row, reason);
      wrong.add(row);
    }
  }
  const wanted = inOrder(
    described.filter(({ row }) => !wrong.has(row)),
    (grid) => levels.get(grid.level)?.rank ?? 0,
  );
  const { edits, division: after } = tryEdits(context, loaded.value, wanted.map(toEdit), report);
  report.unchanged += unchanged;
  report.outOfBand = pushedOut(division, after);
  return ok({
    store: (author, within) =>
      applyEditsTogether(context, planId, { author, baseRevision: version.revision, edits }, within),
  });
}

/**
 * What is unlocked first, from the top down, then what stays as it is, and what is locked last, from the bottom up: a
 * lock does not stand in the way of what the same file says of the grids beneath it.
 */
function inOrder(rows: readonly Described[], rankOf: (grid: Grid) => number): Described[] {
  const turn = ({ grid, set }: Described): number => {
    if (set.locked === false) return rankOf(grid) - 1000;
    return set.locked === true ? 1000 - rankOf(grid) : 0;
  };
  return rows.toSorted((a, b) => turn(a) - turn(b));
}

function toEdit({ row, grid, set }: Described) {
  return { rows: [row], edit: { kind: 'describe', gridIds: [grid.id], set } as const };
}
