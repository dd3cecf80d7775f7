import { sql } from 'kysely';
import type { Db } from '../../db/transaction.ts';
import { type CaseRow, selectCases } from '../case.queries.ts';

/** Whether there is any case that is simulated, or any that is not. */
export async function anyCase(db: Db, simulated: boolean): Promise<boolean> {
  const row = await db
    .selectFrom('cases')
    .select('id')
    .where('simulated', '=', simulated)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The cases with these ids as they stand; of none, none. */
export function casesWith(db: Db, ids: readonly string[]): Promise<CaseRow[]> {
  return selectCases(db)
    .where('cases.id', '=', sql<string>`any(${[...ids]}::text[])`)
    .execute();
}
