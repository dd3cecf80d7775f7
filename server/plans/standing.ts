import type { Building } from '../../domain/balance/types.ts';
import type { Division } from '../../domain/edit/types.ts';
import type { Db, Tx } from '../db/transaction.ts';
import { standingBuildings } from '../places/standing-buildings.ts';
import type { PlanContext } from './context.ts';
import { inSnapshot, loadDivision } from './load-division.ts';
import { findPlan } from './plan.queries.ts';
import { findPlanInForce } from './plan-in-force.queries.ts';
import { territoryStamp } from './territory.queries.ts';

/** What stands in a territory, and what its plan makes of it. */
export interface Standing {
  /** Another one as soon as a building of the territory is not as it was. */
  readonly stamp: string;
  readonly buildings: readonly Building[];
  /** Of the plan in force, else of the one that was asked for; null where there is neither, or that is retired. */
  readonly division: Division | null;
}

/** What stands in a territory now, in one snapshot; kept in memory for who asks again while it is the same. */
export function readStanding(
  context: PlanContext,
  territory: string,
  plan: string | null,
): Promise<Standing> {
  return inSnapshot(context.db, async (tx) => {
    const stamp = await territoryStamp(tx, territory);
    if (!context.divisions.buildingsOf(territory, stamp))
      context.divisions.putBuildings(territory, stamp, await standingBuildings(tx, territory));
    return standingNow(context, tx, territory, plan);
  });
}

/** The same as a transaction sees it, that has changed nothing yet. */
export async function standingNow(
  context: PlanContext,
  tx: Tx,
  territory: string,
  plan: string | null,
): Promise<Standing> {
  const stamp = await territoryStamp(tx, territory);
  const buildings =
    context.divisions.buildingsOf(territory, stamp) ?? (await standingBuildings(tx, territory));
  const id = (await findPlanInForce(tx, territory)) ?? plan;
  const row = id === null ? undefined : await findPlan(tx, id);
  const counts = row?.territory_id === territory && row.status !== 'retired';
  const division = counts ? (await loadDivision(context, tx, row)).division : null;
  return { stamp, buildings, division };
}

/** The plan of a territory that is in force, if there is one. */
export function planInForce(tx: Db | Tx, territory: string): Promise<string | undefined> {
  return findPlanInForce(tx, territory);
}
