import { sql } from 'kysely';
import type { Db, Tx } from '../db/transaction.ts';

/** What was said of files with these columns, as it was kept. */
export async function findRecipe(
  db: Db | Tx,
  signature: string,
): Promise<{ readonly kind: string; readonly fields: object } | undefined> {
  return db
    .selectFrom('import_recipes')
    .select(['kind', 'fields'])
    .where('signature', '=', signature)
    .executeTakeFirst();
}

export async function putRecipe(tx: Tx, signature: string, kind: string, fields: object): Promise<void> {
  const recipe = { kind, fields: JSON.stringify(fields), used_at: sql<Date>`clock_timestamp()` };
  await tx
    .insertInto('import_recipes')
    .values({ signature, ...recipe })
    .onConflict((conflict) => conflict.column('signature').doUpdateSet(recipe))
    .execute();
}
