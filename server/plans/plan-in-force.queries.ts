import type { Db, Tx } from '../db/transaction.ts';

/** The plan of a territory that is in force, if there is one. */
export async function findPlanInForce(db: Db | Tx, territory: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('plans')
    .select('id')
    .where('territory_id', '=', territory)
    .where('status', '=', 'in-force')
    .executeTakeFirst();
  return row?.id;
}
