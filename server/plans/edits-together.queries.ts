import { sql } from 'kysely';
import type { Tx } from '../db/transaction.ts';
import type { NewLogRow } from './log.queries.ts';

/**
 * Edits of one plan in one statement; gives how many were new. `rows` should hold no more than a statement should: each
 * carries its grids before and after.
 */
export async function insertEdits(tx: Tx, plan: string, rows: readonly NewLogRow[]): Promise<number> {
  const records = rows.map(({ request, ...row }) => ({ ...row, request: request.toString('hex') }));
  const inserted = await sql`
    insert into edits (plan_id, id, revision, author, kind, edit, diff, note, reverts, request, issues)
    select ${plan}, r.id, r.revision, r.author, r.kind, r.edit, r.diff, r.note, r.reverts, decode(r.request, 'hex'), r.issues
    from json_to_recordset(${JSON.stringify(records)}::json) as r (id text, revision integer, author text, kind text,
      edit jsonb, diff jsonb, note text, reverts text[], request text, issues jsonb)
    on conflict (id) do nothing
  `.execute(tx);
  return Number(inserted.numAffectedRows ?? 0n);
}
