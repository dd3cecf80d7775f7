import type { Building, BuildingId } from '../../domain/balance/types.ts';
import { applyBuildings } from '../../domain/edit/apply-diff.ts';
import type { Division } from '../../domain/edit/types.ts';
import type { Tx } from '../db/transaction.ts';
import type { PlanContext } from './context.ts';
import type { Version } from './division-cache.ts';
import { loadDivision, versionOf } from './load-division.ts';
import { lockPlansOf, type PlanRow } from './plan.queries.ts';
import { writeChangedCounts } from './write-division.ts';

/** A division whose counts have followed the buildings, to be kept once the transaction is through. */
export interface Recounted {
  readonly plan: string;
  readonly version: Version;
  readonly division: Division;
}

/**
 * The counts of every plan over a territory after buildings change; what is retired keeps those of its day. Locks the plans (so no edit counts the old ones),
 * takes their divisions as they are before, lets `write` store the buildings, and stores the counts that differ.
 */
export async function followBuildings(
  context: PlanContext,
  tx: Tx,
  territory: string,
  change: { readonly put: readonly Building[]; readonly removed: readonly BuildingId[] },
  write: () => Promise<void>,
  placed: () => void,
): Promise<Recounted[]> {
  const plans = await lockPlansOf(tx, territory, 'living');
  const before: { readonly plan: PlanRow; readonly was: Division; readonly is: Division }[] = [];
  for (const plan of plans) {
    const was = (await loadDivision(context, tx, plan)).division;
    before.push({ plan, was, is: applyBuildings(was, change) });
  }
  placed();
  await write();
  const recounted: Recounted[] = [];
  for (const { plan, was, is } of before) {
    await writeChangedCounts(tx, plan.id, was, is);
    recounted.push({ plan: plan.id, version: await versionOf(tx, plan), division: is });
  }
  return recounted;
}

/** Keeps them, after the commit. */
export function keepRecounted(context: PlanContext, recounted: readonly Recounted[]): void {
  for (const { plan, version, division } of recounted) context.divisions.put(plan, version, division);
}
