import type { Diff, Division, Edit } from '../../domain/edit/types.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { Db, Tx } from '../db/transaction.ts';
import { type CodeRow, codesOfTerritory } from './code.queries.ts';
import { checkCodes, newCodes } from './edit-rules.ts';
import type { PlanRow } from './plan.queries.ts';

/**
 * A code that a planner types must be free in the plan, and not one that the territory gave to another grid before, or
 * has retired. To take an edit back may bring a retired one back into the draft: approval gives a new one then. Refuses
 * `code-taken`, `code-given`.
 */
export async function checkNewCodes(
  tx: Tx,
  plan: PlanRow,
  after: Division,
  diff: Diff,
  kind: Edit['kind'],
): Promise<Result<null>> {
  const codes = newCodes(diff);
  if (codes.length === 0) return ok(null);
  const free = checkCodes(after, codes);
  if (!free.ok) return free;
  const ledger = await codeLedger(tx, plan.territory_id);
  for (const { code, gridId } of codes) {
    const row = ledger.get(code);
    if (row && (row.grid_id !== gridId || (row.retired_at !== null && kind !== 'revert')))
      return refuse('code-given', { code });
  }
  return ok(null);
}

/** Every code that a territory ever gave, with the grid that had or has it. */
export type CodeLedger = ReadonlyMap<string, CodeRow>;

export async function codeLedger(db: Db | Tx, territory: string): Promise<CodeLedger> {
  return new Map((await codesOfTerritory(db, territory)).map((row) => [row.code, row]));
}
