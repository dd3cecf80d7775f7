import type { Building } from '../../domain/balance/types.ts';
import { levelsOf } from '../../domain/deployment/levels.ts';
import { createDivision } from '../../domain/edit/create-division.ts';
import type { Division } from '../../domain/edit/types.ts';
import type { Level } from '../../domain/plan/types.ts';
import type { Db, Tx } from '../db/transaction.ts';
import { hexToPolygons } from '../db/wkb.ts';
import { formerBuildings, standingBuildings } from '../places/standing-buildings.ts';
import type { PlanContext } from './context.ts';
import type { Version } from './division-cache.ts';
import { loadGrids } from './grid.queries.ts';
import { findPlan, groundOf, type PlanRow, retiredMoment, stampOf } from './plan.queries.ts';
import { territoryStamp } from './territory.queries.ts';

/** A plan's division as the transaction sees it. */
export interface LoadedDivision {
  readonly plan: PlanRow;
  readonly version: Version;
  readonly division: Division;
}

/** Runs a read in one snapshot, so that a plan, its grids and the buildings are of one moment. */
export function inSnapshot<T>(db: Db, read: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(read);
}

/**
 * The division of a plan: from memory when the database says that it is still the same, else loaded whole (the
 * figures are in docs/decisions/0001-division-cache.md). `plan` is its row as read, or locked, in this transaction.
 * A stored plan that is no division is a bug or a broken database: thrown, not refused.
 */
export async function loadDivision(context: PlanContext, tx: Tx, plan: PlanRow): Promise<LoadedDivision> {
  const version = await versionOf(tx, plan);
  const kept = context.divisions.get(plan.id, version);
  return { plan, version, division: kept ?? (await readDivision(context, tx, plan, version, false)) };
}

/** The same outside an edit, kept for the next who asks; undefined when there is no such plan. */
export async function readPlanDivision(
  context: PlanContext,
  id: string,
): Promise<LoadedDivision | undefined> {
  return inSnapshot(context.db, async (tx) => {
    const plan = await findPlan(tx, id);
    if (!plan) return undefined;
    const version = await versionOf(tx, plan);
    const kept = context.divisions.get(id, version);
    if (kept) return { plan, version, division: kept };
    const division = await readDivision(context, tx, plan, version, true);
    context.divisions.put(id, version, division);
    return { plan, version, division };
  });
}

/** What the database holds of a plan now. */
export async function versionOf(
  tx: Tx,
  plan: { id: string; territory_id: string; revision: number },
): Promise<Version> {
  return {
    revision: plan.revision,
    plan: await stampOf(tx, plan.id),
    territory: await territoryStamp(tx, plan.territory_id),
  };
}

/** `keep`: nothing of this transaction is uncommitted, so the buildings may serve the territory's other plans. */
async function readDivision(
  context: PlanContext,
  tx: Tx,
  plan: PlanRow,
  version: Version,
  keep: boolean,
): Promise<Division> {
  const ground = await groundOf(tx, plan.id);
  if (!ground) throw new Error(`plan ${plan.id} vanished while it was being read`);
  const buildings = await buildingsOf(context, tx, plan, version, keep);
  const division = createDivision({
    territory: { polygons: hexToPolygons(ground.ground), original: hexToPolygons(ground.original) },
    levels: planLevels(context, ground.levels),
    grids: await loadGrids(tx, plan.id),
    buildings,
  });
  if (!division.ok) throw new Error(`plan ${plan.id} is no division: ${JSON.stringify(division.reason)}`);
  return division.value;
}

/** What a plan counts: what stands now, or stood when it was retired. */
async function buildingsOf(
  context: PlanContext,
  tx: Tx,
  plan: PlanRow,
  version: Version,
  keep: boolean,
): Promise<readonly Building[]> {
  const retired = plan.status === 'retired' ? await retiredMoment(tx, plan.id) : undefined;
  if (retired !== undefined) return formerBuildings(tx, plan.territory_id, retired);
  const kept = context.divisions.buildingsOf(plan.territory_id, version.territory);
  if (kept) return kept;
  const buildings = await standingBuildings(tx, plan.territory_id);
  if (keep) context.divisions.putBuildings(plan.territory_id, version.territory, buildings);
  return buildings;
}

/** The levels that a plan was made with, with the targets, bands and roles that the profile gives them now. */
function planLevels(context: PlanContext, stored: readonly { id: string; tiles: boolean }[]): Level[] {
  const known = new Map(levelsOf(context.profile).map((level) => [level.id, level]));
  return stored.map(({ id, tiles }) => ({
    measure: 'households',
    target: null,
    band: [0, Number.POSITIVE_INFINITY],
    outOfBand: 'reason',
    requiredRoles: [],
    ...known.get(id),
    id,
    tiles,
  }));
}
