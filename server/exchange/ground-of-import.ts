import type { ImportFields } from '../../domain/contract/exchange.ts';
import { ok, type Result } from '../../domain/result.ts';
import type { PlanContext } from '../plans/context.ts';
import { territoryOfPlan } from '../plans/territory-of-plan.ts';

/** Which territory a file is about. */
export interface GroundOfImport {
  /** Where what it holds belongs; null for what makes a territory of its own. */
  readonly territory: string | null;
  /** What its positions are held against; null where there is nothing yet, or no telling which of several. */
  readonly near: string | null;
}

/**
 * The territory that a file is about: its plan's, else the only one there is. Refuses `plan-gone`, and `plan-needed` for what belongs
 * to a territory and does not say to which of several.
 */
export async function groundOfImport(
  { db }: PlanContext,
  { as, plan }: Pick<ImportFields, 'as' | 'plan'>,
): Promise<Result<GroundOfImport>> {
  const found = await territoryOfPlan(db, plan);
  if (found.ok) {
    const makesOwn = as === 'territory' || (as === 'grids' && plan === undefined);
    return ok({ territory: makesOwn ? null : found.value, near: found.value });
  }
  const mayMakeOwn = plan === undefined && (as === 'territory' || as === 'grids');
  return mayMakeOwn ? ok({ territory: null, near: null }) : found;
}
