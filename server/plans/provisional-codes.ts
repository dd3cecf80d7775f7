import type { GridId } from '../../domain/coverage/types.ts';
import { codesOfTerritory } from './code.queries.ts';
import type { PlanContext } from './context.ts';
import { inSnapshot, loadDivision } from './load-division.ts';
import { findPlan } from './plan.queries.ts';
import { codesOfPlan } from './plan-codes.ts';

/** The codes that the grids of a draft would be given if it went in force now; null where there are not enough, or no such plan. */
export function provisionalCodes(
  context: PlanContext,
  plan: string,
): Promise<ReadonlyMap<GridId, string> | null> {
  return inSnapshot(context.db, async (tx) => {
    const row = await findPlan(tx, plan);
    if (!row) return null;
    const { division } = await loadDivision(context, tx, row);
    const codes = codesOfPlan(division, context.profile, await codesOfTerritory(tx, row.territory_id));
    return codes.ok ? codes.value : null;
  });
}
