import { randomUUID } from 'node:crypto';
import type { NewPlan, WirePlan } from '../../domain/contract/plan.ts';
import { levelsOf } from '../../domain/deployment/levels.ts';
import { createDivision } from '../../domain/edit/create-division.ts';
import { newId } from '../../domain/edit/new-id.ts';
import type { Division } from '../../domain/edit/types.ts';
import type { Polygon } from '../../domain/geometry/point.ts';
import type { Grid, Level } from '../../domain/plan/types.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { inTransaction, type Tx } from '../db/transaction.ts';
import { appendEvent } from '../live/append-event.ts';
import { holdBuildings, standingBuildings } from '../places/standing-buildings.ts';
import type { PlanContext } from './context.ts';
import { writeCounts } from './grid.queries.ts';
import { loadDivision, versionOf } from './load-division.ts';
import { gridWithLeaves, rootGrid } from './new-grids.ts';
import { copyPlanRows, findPlan, insertPlan, listPlans, lockPlan } from './plan.queries.ts';
import { readTerritory } from './read-territory.ts';
import { findSameTerritory, insertTerritory } from './territory.queries.ts';
import { toWirePlan } from './wire-plan.ts';
import { writeNewDivision } from './write-division.ts';

/**
 * A new draft: from nothing, all of its ground unassigned, or as a copy of a plan. Refuses `plan-from-what` unless
 * exactly one of the two is given, `plan-gone`, and whatever is wrong with the territory.
 */
export async function createPlan(context: PlanContext, request: NewPlan): Promise<Result<WirePlan>> {
  if ((request.territory === undefined) === (request.basedOn === undefined)) return refuse('plan-from-what');
  const { basedOn } = request;
  if (basedOn !== undefined)
    return inTransaction(context.db, (tx) => copyPlan(context, tx, basedOn, request.name));
  const polygons = readTerritory(request.territory);
  if (!polygons.ok) return polygons;
  const grids = unassignedGrids(levelsOf(context.profile), request.name, polygons.value);
  return storePlan(context, {
    name: request.name,
    territory: polygons.value,
    ground: polygons.value,
    grids,
  });
}

/** A draft with every grid of `from` under the same ids: a comparison knows them again. It counts what stands now. */
async function copyPlan(context: PlanContext, tx: Tx, from: string, name: string): Promise<Result<WirePlan>> {
  const found = await findPlan(tx, from);
  if (!found) return refuse('plan-gone', { plan: from });
  await holdBuildings(tx, found.territory_id);
  // An edit between the two statements of the copy would tear it.
  const base = await lockPlan(tx, from);
  if (!base) return refuse('plan-gone', { plan: from });
  const id = randomUUID();
  await copyPlanRows(tx, from, id, name);
  if (base.status === 'retired') {
    const { division } = await loadDivision(context, tx, (await findPlan(tx, id))!);
    await writeCounts(tx, id, division.counts);
  }
  return ok(await announce(tx, id));
}

export interface PlanDraft {
  readonly name: string;
  /** As surveyed. */
  readonly territory: readonly Polygon[];
  /** What the grids cover: the territory, with their vertices on its edge. */
  readonly ground: readonly Polygon[];
  readonly grids: readonly Grid[];
}

/**
 * Stores a draft made of grids that tile the territory; refuses what `createDivision` refuses. `last` ends the
 * transaction, with the plan's id; what it throws undoes all.
 */
export async function storePlan(
  context: PlanContext,
  draft: PlanDraft,
  last?: (tx: Tx, plan: string) => Promise<void>,
): Promise<Result<WirePlan>> {
  const stored = await inTransaction(context.db, async (tx) => {
    const id = randomUUID();
    const division = await insertDraft(context, tx, id, draft);
    if (!division.ok) return division;
    const plan = await announce(tx, id);
    const row = await findPlan(tx, id);
    await last?.(tx, id);
    return ok({ plan, version: await versionOf(tx, row!), division: division.value });
  });
  if (!stored.ok) return stored;
  context.divisions.put(stored.value.plan.id, stored.value.version, stored.value.division);
  return ok(stored.value.plan);
}

/** Writes a draft's rows under `id`, over the territory of the same ground if there is one. */
export async function insertDraft(
  context: PlanContext,
  tx: Tx,
  id: string,
  draft: PlanDraft,
): Promise<Result<Division>> {
  const levels = levelsOf(context.profile);
  const known = await findSameTerritory(tx, draft.territory);
  if (known !== undefined) await holdBuildings(tx, known);
  const territoryId = known ?? randomUUID();
  const buildings = known === undefined ? [] : await standingBuildings(tx, known);
  const division = createDivision({
    territory: { polygons: draft.ground, original: draft.territory },
    levels,
    grids: draft.grids,
    buildings,
  });
  if (!division.ok) return division;
  if (known === undefined)
    await insertTerritory(tx, { id: territoryId, name: draft.name, polygons: draft.territory });
  await insertPlan(tx, {
    id,
    territoryId,
    name: draft.name,
    levels: levels.map((level) => ({ id: level.id, tiles: level.tiles })),
    ground: draft.ground,
  });
  await writeNewDivision(tx, id, division.value);
  return division;
}

/** A root and, polygon by polygon, nobody's ground at every level beneath it. */
export function unassignedGrids(
  levels: readonly Level[],
  name: string,
  polygons: readonly Polygon[],
): Grid[] {
  const seed = randomUUID();
  let n = 0;
  const nextId = () => newId(seed, n++);
  const root = rootGrid(nextId(), levels, name);
  const below = levels.filter((level) => level.tiles)[1] as Level;
  return [
    root,
    ...polygons.flatMap((polygon) =>
      gridWithLeaves(levels, below, root.id, [polygon], { unassigned: true }, nextId),
    ),
  ];
}

async function announce(tx: Tx, id: string): Promise<WirePlan> {
  const [plan] = await listPlans(tx, { limit: 1, only: id });
  if (!plan) throw new Error(`plan ${id} is not there after it was made`);
  await appendEvent(tx, 'plan', { plan: id, status: plan.status });
  return toWirePlan(plan);
}
