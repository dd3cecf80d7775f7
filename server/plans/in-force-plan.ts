import type { Db } from '../db/transaction.ts';
import { findPlan } from './plan.queries.ts';

/** The territory of a plan that is, or was, in force; null of a draft, and where there is no such plan. */
export async function inForcePlan(db: Db, plan: string): Promise<{ readonly territory: string } | null> {
  const row = await findPlan(db, plan);
  const counts = row?.status === 'in-force' || row?.status === 'retired';
  return counts ? { territory: row.territory_id } : null;
}
