import { sql } from 'kysely';
import type { CaseKind, KindDeadlines } from '../../domain/case/types.ts';
import type { CaseSettings } from '../../domain/contract/case-office.ts';
import type { Db, Tx } from '../db/transaction.ts';

/**
 * Another text as soon as any row of kinds, days or settings is another: each row carries the number of the
 * transaction that wrote it, and their sum tells also of one that began early and was committed late.
 */
export async function rulesStamp(db: Db | Tx): Promise<string> {
  const { rows } = await sql<{ stamp: string }>`
    select concat_ws(' ',
      (select concat(count(*), ':', sum(xmin::text::numeric)) from case_kinds),
      (select concat(count(*), ':', sum(xmin::text::numeric)) from calendar_days),
      (select concat(count(*), ':', sum(xmin::text::numeric)) from case_settings)) as stamp
  `.execute(db);
  return rows[0]!.stamp;
}

/** The kinds in use, as the office has ordered them. */
export async function selectKinds(db: Db | Tx): Promise<CaseKind[]> {
  const rows = await db
    .selectFrom('case_kinds')
    .select(['id', 'parent_id', 'name_zh', 'name_en', 'deadlines'])
    .where('active', '=', true)
    .orderBy('place')
    .orderBy('id')
    .execute();
  return rows.map(({ id, parent_id, name_zh, name_en, deadlines }) => ({
    id,
    parentId: parent_id,
    name: { zh: name_zh, en: name_en },
    deadlines: deadlines as KindDeadlines,
  }));
}

/** Days that are not what their weekday says, as `YYYY-MM-DD`: a `Date` would be another day elsewhere. */
export async function selectDays(db: Db | Tx): Promise<{ day: string; working: boolean; name: string }[]> {
  return db
    .selectFrom('calendar_days')
    .select([sql<string>`day::text`.as('day'), 'working', 'name'])
    .orderBy('day')
    .execute();
}

/** What the office has set, of which any part may be missing. */
export async function selectSettings(db: Db | Tx): Promise<Partial<CaseSettings>> {
  const row = await db.selectFrom('case_settings').select('settings').executeTakeFirst();
  return (row?.settings ?? {}) as Partial<CaseSettings>;
}
