import { sql } from 'kysely';
import type { GridId } from '../../domain/coverage/types.ts';
import type { Db } from '../db/transaction.ts';

/** The plans that are in force, and of `plans` those that there are: each with its stamp. */
export async function stampedPlans(
  db: Db,
  plans: readonly string[],
): Promise<{ readonly id: string; readonly stamp: string; readonly status: string }[]> {
  return db
    .selectFrom('plans')
    .select(['id', 'stamp', 'status'])
    .where((where) =>
      where.or([where('status', '=', 'in-force'), where('id', '=', sql<string>`any(${plans}::text[])`)]),
    )
    .orderBy('id')
    .execute();
}

export interface GridRow {
  readonly id: GridId;
  readonly parentId: GridId | null;
  readonly level: string;
  readonly name: string;
  readonly code: string | null;
  readonly households: number | null;
}

/** All grids of a plan without their ground. */
export function gridRows(db: Db, plan: string): Promise<GridRow[]> {
  return db
    .selectFrom('grids')
    .select(['id', 'parent_id as parentId', 'level', 'name', 'code', 'households'])
    .where('plan_id', '=', plan)
    .orderBy('id')
    .execute();
}

/** Is there a grid of this id in any plan? */
export async function gridExists(db: Db, id: GridId): Promise<boolean> {
  const row = await db.selectFrom('grids').select('id').where('id', '=', id).limit(1).executeTakeFirst();
  return row !== undefined;
}
