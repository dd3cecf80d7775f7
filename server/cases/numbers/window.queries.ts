import { sql } from 'kysely';
import type { Db } from '../../db/transaction.ts';
import { type CaseRow, selectCases } from '../case.queries.ts';

/** Cases by their row numbers, oldest first. */
export function casesByOrd(db: Db, ords: readonly number[]): Promise<CaseRow[]> {
  return selectCases(db)
    .where('cases.ord', '=', sql<number>`any(${ords}::bigint[])`)
    .orderBy('cases.occurred_at')
    .orderBy('cases.id')
    .execute();
}
