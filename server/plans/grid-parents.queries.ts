import type { Db } from '../db/transaction.ts';

export async function selectParents(db: Db, plan: string): Promise<Map<string, string | null>> {
  const rows = await db.selectFrom('grids').select(['id', 'parent_id']).where('plan_id', '=', plan).execute();
  return new Map(rows.map(({ id, parent_id }) => [id, parent_id]));
}

export async function selectPlansInForce(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('plans')
    .select('id')
    .where('status', '=', 'in-force')
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}
