import type { Db } from './transaction.ts';

/** Whether nothing has been put in yet: no territory, so no plan, building or case either. */
export async function isEmpty(db: Db): Promise<boolean> {
  return (await db.selectFrom('territories').select('id').limit(1).executeTakeFirst()) === undefined;
}
