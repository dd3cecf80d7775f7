import { ok, type Result, refuse } from '../../../domain/result.ts';
import type { PlanContext } from '../../plans/context.ts';
import { checkStatus } from '../../plans/edit-rules.ts';
import { type LoadedDivision, readPlanDivision } from '../../plans/load-division.ts';

/** A plan that takes edits, as it stands. Refuses `plan-gone`, `plan-closed`. */
export async function openPlan(context: PlanContext, planId: string): Promise<Result<LoadedDivision>> {
  const loaded = await readPlanDivision(context, planId);
  if (!loaded) return refuse('plan-gone', { plan: planId });
  const open = checkStatus(loaded.plan.status);
  return open.ok ? ok(loaded) : open;
}
