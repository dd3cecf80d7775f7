import { sql } from 'kysely';
import type { Db, Tx } from '../db/transaction.ts';

export interface CodeRow {
  readonly code: string;
  readonly grid_id: string;
  readonly retired_at: Date | null;
}

/** Every code ever given in a territory. */
export function codesOfTerritory(db: Db | Tx, territory: string): Promise<CodeRow[]> {
  return db
    .selectFrom('codes')
    .select(['code', 'grid_id', 'retired_at'])
    .where('territory_id', '=', territory)
    .execute();
}

/** Codes that come into use now; those that are in use already keep the date of their birth. */
export async function bearCodes(
  tx: Tx,
  territory: string,
  codes: readonly { readonly code: string; readonly gridId: string }[],
): Promise<void> {
  await sql`
    insert into codes (territory_id, code, grid_id)
    select ${territory}, r.code, r."gridId"
    from json_to_recordset(${JSON.stringify(codes)}::json) as r (code text, "gridId" text)
    on conflict do nothing
  `.execute(tx);
}

/** Codes that no grid of the plan in force has any more, from now. They keep their row, so they are never given again. */
export async function retireCodes(tx: Tx, territory: string, codes: readonly string[]): Promise<void> {
  if (codes.length === 0) return;
  await tx
    .updateTable('codes')
    .set({ retired_at: sql<Date>`now()` })
    .where('territory_id', '=', territory)
    .where('code', '=', sql<string>`any(${codes}::text[])`)
    .where('retired_at', 'is', null)
    .execute();
}

/** A grid's codes through time, for its history. */
export function codesOfGrid(db: Db | Tx, territory: string, grid: string) {
  return db
    .selectFrom('codes')
    .select(['code', 'born_at', 'retired_at'])
    .where('territory_id', '=', territory)
    .where('grid_id', '=', grid)
    .orderBy('born_at')
    .execute();
}
