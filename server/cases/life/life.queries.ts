import { sql, type Updateable } from 'kysely';
import type { CaseEntryFacts, CaseEntryKind } from '../../../domain/case/types.ts';
import type { Point } from '../../../domain/geometry/point.ts';
import type { CasesTable } from '../../db/case-schema.ts';
import type { Db, Tx } from '../../db/transaction.ts';
import { pointToHex } from '../../db/wkb.ts';
import { type CaseRow, selectCases } from '../case.queries.ts';

/** One entry of a case's history, as it is stored. */
export interface StoredEntry {
  readonly n: number;
  readonly at: Date;
  readonly actor: string;
  readonly kind: CaseEntryKind;
  readonly entry: CaseEntryFacts;
}

/** Cases as they stand, each locked until the transaction ends; in the order of their ids, so that nobody waits in a ring. */
export function lockCases(tx: Tx, ids: readonly string[]): Promise<CaseRow[]> {
  return selectCases(tx)
    .where('cases.id', '=', sql<string>`any(${[...ids]}::text[])`)
    .orderBy('cases.id')
    .forUpdate()
    .execute();
}

export function findCase(db: Db | Tx, id: string): Promise<CaseRow | undefined> {
  return selectCases(db).where('cases.id', '=', id).executeTakeFirst();
}

/** The cases that are told to be this one again, oldest first. */
export function repeatsOf(db: Db | Tx, id: string): Promise<CaseRow[]> {
  return selectCases(db)
    .where('cases.repeat_of', '=', id)
    .orderBy('cases.occurred_at')
    .orderBy('cases.id')
    .limit(200)
    .execute();
}

export async function hasRepeats(tx: Tx, id: string): Promise<boolean> {
  const row = await tx
    .selectFrom('cases')
    .select('id')
    .where('repeat_of', '=', id)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export async function updateCase(
  tx: Tx,
  id: string,
  set: Omit<Updateable<CasesTable>, 'id' | 'history' | 'changed_seq'> & { readonly history: number },
): Promise<void> {
  await tx.updateTable('cases').set(set).where('id', '=', id).execute();
}

/** Writes down which event told of a case last. */
export async function markTold(tx: Tx, ids: readonly string[], seq: number): Promise<void> {
  await tx
    .updateTable('cases')
    .set({ changed_seq: seq })
    .where('id', '=', sql<string>`any(${[...ids]}::text[])`)
    .execute();
}

export async function insertEntries(tx: Tx, id: string, entries: readonly StoredEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await tx
    .insertInto('case_history')
    .values(entries.map(({ entry, ...rest }) => ({ ...rest, case_id: id, entry: JSON.stringify(entry) })))
    .execute();
}

/** The whole history of a case, from its first entry. */
export async function entriesOf(db: Db | Tx, id: string): Promise<StoredEntry[]> {
  const rows = await db
    .selectFrom('case_history')
    .select(['n', 'at', 'actor', 'kind', 'entry'])
    .where('case_id', '=', id)
    .orderBy('n')
    .execute();
  return rows.map((row) => ({ ...row, kind: row.kind as CaseEntryKind }));
}

/** Who wrote the last entry. */
export async function lastActor(tx: Tx, id: string): Promise<string> {
  const row = await tx
    .selectFrom('case_history')
    .select('actor')
    .where('case_id', '=', id)
    .orderBy('n', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.actor ?? '';
}

/** The leaf of a plan that covers a point on the lattice; on a border the one with the lowest id. */
export async function leafAt(tx: Tx, plan: string, at: Point): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select g.id from grids g, (select lattice_of(${pointToHex(at)}::geometry) as p) here
    where g.plan_id = ${plan} and g.leaf and g.lattice && here.p and ST_Covers(g.lattice, here.p)
    order by g.id limit 1
  `.execute(tx);
  return rows[0]?.id;
}

/** The plan of a territory that was in force at a time, else the one that is. */
export async function planInForceAt(tx: Tx, territory: string, time: Date): Promise<string | undefined> {
  const row = await tx
    .selectFrom('plans')
    .select('id')
    .where('territory_id', '=', territory)
    .where((is) =>
      is.or([
        is('status', '=', 'in-force'),
        is.and([is('in_force_at', '<=', time), is('retired_at', '>', time)]),
      ]),
    )
    // One that was in force then has ended since: it goes before the one of now, unless that was it.
    .orderBy(sql`coalesce(in_force_at <= ${time}, false)`, 'desc')
    .orderBy('in_force_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id;
}

/** Of ids given as receivers, those that are departments at work, and those that are grids of a plan. */
export async function knownReceivers(
  tx: Tx,
  plan: string | null,
  ids: readonly string[],
): Promise<{ readonly departments: ReadonlySet<string>; readonly grids: ReadonlySet<string> }> {
  const { rows } = await sql<{ id: string; department: boolean }>`
    select id, true as department from departments where active and id = any(${[...ids]}::text[])
    union all
    select id, false from grids
    where plan_id = ${plan} and not unassigned and id = any(${[...ids]}::text[])
  `.execute(tx);
  const named = (department: boolean) =>
    new Set(rows.filter((row) => row.department === department).map(({ id }) => id));
  return { departments: named(true), grids: named(false) };
}
