import type { PlanStatus, StatusChange, WirePlan } from '../../domain/contract/plan.ts';
import { listIssues } from '../../domain/edit/issues.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { type Moment, momentNow } from '../db/moment.ts';
import { inTransaction, type Tx } from '../db/transaction.ts';
import { appendEvent } from '../live/append-event.ts';
import { barsOf } from './approval.ts';
import { bearCodes, codesOfTerritory, retireCodes } from './code.queries.ts';
import type { PlanContext } from './context.ts';
import { writeCodes } from './grid.queries.ts';
import { loadDivision } from './load-division.ts';
import { findPlan, listPlans, lockPlansOf, type PlanRow, setStatus } from './plan.queries.ts';
import { codesOfPlan } from './plan-codes.ts';
import { toWirePlan } from './wire-plan.ts';

/** From what a plan may go to what. What is retired stays retired: copy it to work on. */
const WAYS: Readonly<Record<PlanStatus, readonly PlanStatus[]>> = {
  draft: ['in-review', 'in-force'],
  'in-review': ['draft', 'in-force'],
  'in-force': ['retired'],
  retired: [],
};

/** Statuses that only an approver gives. */
export const APPROVERS_ONLY: ReadonlySet<PlanStatus> = new Set(['in-force', 'retired']);

/**
 * Moves a plan through its life, in one transaction. Going in force issues codes (and retires, with the date, those
 * that no grid has any more) and retires the plan that was in force. A plan that is retired without another keeps its
 * codes in use, so that the next one carries them on. Refuses `plan-gone`, `status-way`,
 * `plan-barred` with the first issue that must be mended, and `note-needed` where warnings may pass with a reason.
 */
export async function changeStatus(
  context: PlanContext,
  planId: string,
  change: StatusChange,
): Promise<Result<WirePlan>> {
  return inTransaction(context.db, async (tx) => {
    const found = await findPlan(tx, planId);
    if (!found) return refuse('plan-gone', { plan: planId });
    const plans = await lockPlansOf(tx, found.territory_id, 'all');
    const now = await momentNow(tx);
    const plan = plans.find((row) => row.id === planId);
    if (!plan) return refuse('plan-gone', { plan: planId });
    if (!WAYS[plan.status].includes(change.status))
      return refuse('status-way', { from: plan.status, to: change.status });
    const note = (change.note ?? '').trim();
    if (change.status === 'in-force') {
      const entered = await enterForce(context, tx, plan, plans, note, now);
      if (!entered.ok) return entered;
    } else await setStatus(tx, plan.id, change.status, note, now);
    await appendEvent(tx, 'plan', { plan: plan.id, status: change.status });
    const [row] = await listPlans(tx, { limit: 1, only: plan.id });
    if (!row) throw new Error(`plan ${plan.id} vanished under its lock`);
    return ok(toWirePlan(row));
  });
}

async function enterForce(
  context: PlanContext,
  tx: Tx,
  plan: PlanRow,
  plans: readonly PlanRow[],
  note: string,
  now: Moment,
): Promise<Result<null>> {
  const { division } = await loadDivision(context, tx, plan);
  const bars = barsOf(division, listIssues(division));
  const [barred] = bars.block;
  if (barred)
    return refuse(
      'plan-barred',
      { count: bars.block.length, first: barred.code, ...barred.params },
      barred.at,
    );
  const [warned] = bars.reason;
  if (warned && note === '')
    return refuse(
      'note-needed',
      { count: bars.reason.length, first: warned.code, ...warned.params },
      warned.at,
    );

  const ledger = await codesOfTerritory(tx, plan.territory_id);
  const codes = codesOfPlan(division, context.profile, ledger);
  if (!codes.ok) return codes;
  const former = plans.find((row) => row.status === 'in-force');
  if (former) {
    await setStatus(tx, former.id, 'retired', former.note, now);
    await appendEvent(tx, 'plan', { plan: former.id, status: 'retired' });
  }
  const carried = new Set(codes.value.values());
  await retireCodes(
    tx,
    plan.territory_id,
    ledger.filter((row) => row.retired_at === null && !carried.has(row.code)).map((row) => row.code),
  );
  await writeCodes(tx, plan.id, codes.value);
  await bearCodes(
    tx,
    plan.territory_id,
    [...codes.value].map(([gridId, code]) => ({ code, gridId })),
  );
  await setStatus(tx, plan.id, 'in-force', note, now);
  return ok(null);
}
