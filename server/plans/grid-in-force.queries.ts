import type { Db } from '../db/transaction.ts';

export interface GridInForce {
  readonly plan: string;
  readonly territory: string;
  /** `plans.stamp` and `territories.stamp`. */
  readonly stamp: string;
}

/** Where a grid of this id is in force: ground that no grid has yet is none. */
export async function selectGridInForce(db: Db, grid: string): Promise<GridInForce | undefined> {
  const row = await db
    .selectFrom('plans')
    .innerJoin('grids', 'grids.plan_id', 'plans.id')
    .innerJoin('territories', 'territories.id', 'plans.territory_id')
    .select(['plans.id', 'plans.territory_id', 'plans.stamp', 'territories.stamp as ground'])
    .where('plans.status', '=', 'in-force')
    .where('grids.id', '=', grid)
    .where('grids.unassigned', '=', false)
    .orderBy('plans.id')
    .executeTakeFirst();
  return row && { plan: row.id, territory: row.territory_id, stamp: `${row.stamp} ${row.ground}` };
}
