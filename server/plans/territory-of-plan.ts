import type { Polygon } from '../../domain/geometry/point.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { Db, Tx } from '../db/transaction.ts';
import { findPlan } from './plan.queries.ts';
import { allTerritoryIds, territoryIds, territoryNameOf, territoryPolygons } from './territory.queries.ts';

/** The territory of a plan; without one the only territory there is. Refuses `plan-gone`, `plan-needed`. */
export async function territoryOfPlan(db: Db, plan: string | undefined): Promise<Result<string>> {
  if (plan !== undefined) {
    const row = await findPlan(db, plan);
    return row ? ok(row.territory_id) : refuse('plan-gone', { plan });
  }
  const [only, ...more] = await territoryIds(db);
  return only !== undefined && more.length === 0
    ? ok(only)
    : refuse('plan-needed', { territories: more.length + (only === undefined ? 0 : 1) });
}

/** A plan's name and the ground of its territory as surveyed. Refuses `plan-gone`. */
export async function surveyedPlan(
  db: Db,
  plan: string,
): Promise<Result<{ readonly name: string; readonly ground: readonly Polygon[] }>> {
  const row = await findPlan(db, plan);
  const ground = row && (await territoryPolygons(db, row.territory_id));
  return ground ? ok({ name: row.name, ground }) : refuse('plan-gone', { plan });
}

/** The ground of a territory as surveyed. */
export async function groundOf(db: Db | Tx, territory: string): Promise<readonly Polygon[]> {
  const ground = await territoryPolygons(db, territory);
  if (!ground) throw new Error(`territory ${territory} is not there`);
  return ground;
}

/** Every territory there is. */
export function allTerritories(db: Db | Tx): Promise<readonly string[]> {
  return allTerritoryIds(db);
}

/** What a territory is called. */
export function territoryName(db: Db, territory: string): Promise<string> {
  return territoryNameOf(db, territory);
}
