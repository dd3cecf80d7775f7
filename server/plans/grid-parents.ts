import type { Db } from '../db/transaction.ts';
import { selectParents, selectPlansInForce } from './grid-parents.queries.ts';

/** The parent of every grid of a plan, null for the root; empty where there is no such plan. */
export function parentsInPlan(db: Db, plan: string): Promise<ReadonlyMap<string, string | null>> {
  return selectParents(db, plan);
}

/** The plans in force, one a territory. */
export function plansInForce(db: Db): Promise<string[]> {
  return selectPlansInForce(db);
}
