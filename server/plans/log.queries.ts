import type { WireDiff } from '../../domain/contract/diff.ts';
import type { WireEdit } from '../../domain/contract/edit.ts';
import type { WireIssue } from '../../domain/contract/issue.ts';
import type { Db, Tx } from '../db/transaction.ts';

export interface LogRow {
  readonly id: string;
  readonly plan_id: string;
  readonly revision: number;
  readonly author: string;
  readonly at: Date;
  readonly kind: string;
  readonly edit: WireEdit;
  readonly diff: WireDiff;
  readonly note: string;
  readonly reverts: string[];
}

const COLUMNS = [
  'id',
  'plan_id',
  'revision',
  'author',
  'at',
  'kind',
  'edit',
  'diff',
  'note',
  'reverts',
] as const;

/** The edit under an id, in whichever plan, with what a repeat is told. */
export async function findEdit(
  db: Db | Tx,
  id: string,
): Promise<(LogRow & { request: Buffer; issues: WireIssue[] }) | undefined> {
  const row = await db
    .selectFrom('edits')
    .select([...COLUMNS, 'request', 'issues'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row as (LogRow & { request: Buffer; issues: WireIssue[] }) | undefined;
}

/** Edits of a plan by id. */
export async function findEdits(db: Db | Tx, plan: string, ids: readonly string[]): Promise<LogRow[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('edits')
    .select(COLUMNS)
    .where('plan_id', '=', plan)
    .where('id', 'in', ids)
    .execute();
  return rows as LogRow[];
}

/** A plan's log after a revision, oldest first. */
export async function logAfter(
  db: Db | Tx,
  plan: string,
  revision: number,
  limit?: number,
): Promise<LogRow[]> {
  let query = db
    .selectFrom('edits')
    .select(COLUMNS)
    .where('plan_id', '=', plan)
    .where('revision', '>', revision)
    .orderBy('revision');
  if (limit !== undefined) query = query.limit(limit);
  return (await query.execute()) as LogRow[];
}

export interface NewLogRow extends Omit<LogRow, 'at'> {
  readonly request: Buffer;
  readonly issues: readonly WireIssue[];
}

/** False when an edit of another plan has taken the id meanwhile: the plan's lock does not keep that one out. */
export async function insertEdit(tx: Tx, row: NewLogRow): Promise<boolean> {
  const inserted = await tx
    .insertInto('edits')
    .values({
      ...row,
      edit: JSON.stringify(row.edit),
      diff: JSON.stringify(row.diff),
      issues: JSON.stringify(row.issues),
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}
