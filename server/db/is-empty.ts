import { sql } from 'kysely';
import type { Db, Tx } from './transaction.ts';

/** Whether nothing has been put in yet: no territory, so no plan, building or case either. */
export async function isEmpty(db: Db): Promise<boolean> {
  return (await db.selectFrom('territories').select('id').limit(1).executeTakeFirst()) === undefined;
}

/** The same, and nobody else puts anything in before the transaction ends. */
export async function staysEmpty(tx: Tx): Promise<boolean> {
  await sql`lock table territories in share row exclusive mode`.execute(tx);
  return isEmpty(tx);
}
