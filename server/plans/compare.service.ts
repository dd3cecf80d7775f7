import type { Comparison } from '../../domain/contract/compare.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { Tx } from '../db/transaction.ts';
import { codesOfTerritory } from './code.queries.ts';
import { comparePlans, type Side } from './compare.ts';
import type { PlanContext } from './context.ts';
import { inSnapshot, loadDivision } from './load-division.ts';
import { findPlan, type PlanRow } from './plan.queries.ts';
import { codesOfPlan } from './plan-codes.ts';

/**
 * A plan beside another of the same territory, both of one moment. Refuses `plan-gone`, and `other-territory` for
 * plans that divide different ground.
 */
export async function comparePlan(
  context: PlanContext,
  plan: string,
  other: string,
): Promise<Result<Comparison>> {
  return inSnapshot(context.db, async (tx) => {
    const mine = await findPlan(tx, plan);
    if (!mine) return refuse('plan-gone', { plan });
    const theirs = await findPlan(tx, other);
    if (!theirs) return refuse('plan-gone', { plan: other });
    if (mine.territory_id !== theirs.territory_id) return refuse('other-territory');
    return ok(comparePlans(await sideOf(context, tx, mine), await sideOf(context, tx, theirs)));
  });
}

/** A plan with its codes: those it has, or those that a draft would be given now. */
async function sideOf(context: PlanContext, tx: Tx, plan: PlanRow): Promise<Side> {
  const { division } = await loadDivision(context, tx, plan);
  const own = new Map([...division.tree.grids.values()].map((grid) => [grid.id, grid.code]));
  if (plan.status === 'in-force' || plan.status === 'retired') return { plan: plan.id, division, codes: own };
  const issued = codesOfPlan(division, context.profile, await codesOfTerritory(tx, plan.territory_id));
  return { plan: plan.id, division, codes: issued.ok ? issued.value : own };
}
