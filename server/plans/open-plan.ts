import { type Result, refuse } from '../../domain/result.ts';
import type { Tx } from '../db/transaction.ts';
import { checkStatus } from './edit-rules.ts';
import { lockPlan, type PlanRow } from './plan.queries.ts';

/** A plan whose grids may be written on, kept in that status until the transaction ends. Refuses `plan-gone`, `plan-closed`. */
export async function openPlan(tx: Tx, id: string): Promise<Result<PlanRow>> {
  const plan = await lockPlan(tx, id);
  if (!plan) return refuse('plan-gone', { plan: id });
  const open = checkStatus(plan.status);
  return open.ok ? { ok: true, value: plan } : open;
}
