import { sql } from 'kysely';
import type {
  CaseSettings,
  WireCalendar,
  WireDepartment,
  WireKind,
} from '../../../domain/contract/case-office.ts';
import type { Db, Tx } from '../../db/transaction.ts';

/** A kind or a department, at work or not. */
export type Standing<T> = T & { readonly active: boolean };

/** Who changes the office's tables waits for whoever does, and for nobody else. */
export async function lockOffice(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('tessera-case-office'))`.execute(tx);
}

/** All kinds, those that are not in use any more at the end. */
export async function allKinds(db: Db | Tx): Promise<Standing<WireKind>[]> {
  const rows = await db
    .selectFrom('case_kinds')
    .selectAll()
    .orderBy('active', 'desc')
    .orderBy('place')
    .orderBy('id')
    .execute();
  return rows.map(({ id, parent_id, name_zh, name_en, deadlines, active }) => ({
    id,
    parentId: parent_id,
    name: { zh: name_zh, en: name_en },
    deadlines: { ...deadlines },
    active,
  }));
}

/** Writes kinds in this order, parents before their children; what was there under the same id is that now. */
export async function putKinds(tx: Tx, kinds: readonly WireKind[]): Promise<void> {
  if (kinds.length === 0) return;
  const rows = kinds.map(({ id, parentId, name, deadlines }, place) => ({
    id,
    parent_id: parentId,
    name_zh: name.zh,
    name_en: name.en,
    place,
    deadlines,
  }));
  await sql`
    insert into case_kinds (id, parent_id, name_zh, name_en, place, deadlines, active)
    select r.id, r.parent_id, r.name_zh, r.name_en, r.place, r.deadlines, true
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as r (id text, parent_id text, name_zh text, name_en text, place integer, deadlines jsonb)
    on conflict (id) do update set parent_id = excluded.parent_id, name_zh = excluded.name_zh,
      name_en = excluded.name_en, place = excluded.place, deadlines = excluded.deadlines, active = true
  `.execute(tx);
}

/** Takes kinds out of use, and those that no case has and nothing stands beneath out of the table. */
export async function retireKinds(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const all = sql`any(${[...ids]}::text[])`;
  await sql`update case_kinds set active = false where id = ${all}`.execute(tx);
  // Leaf by leaf from the bottom up: a kind that a case has keeps all above it.
  for (;;) {
    const gone = await sql<{ id: string }>`
      delete from case_kinds k where k.id = ${all}
        and not exists (select 1 from case_kinds below where below.parent_id = k.id)
        and not exists (select 1 from cases where cases.kind_id = k.id)
      returning id
    `.execute(tx);
    if (gone.rows.length === 0) return;
  }
}

export async function allDepartments(db: Db | Tx): Promise<Standing<WireDepartment>[]> {
  const rows = await db
    .selectFrom('departments')
    .selectAll()
    .orderBy('active', 'desc')
    .orderBy('place')
    .orderBy('id')
    .execute();
  return rows.map(({ id, name_zh, name_en, phone, active }) => ({
    id,
    name: { zh: name_zh, en: name_en },
    phone,
    active,
  }));
}

export async function putDepartments(tx: Tx, departments: readonly WireDepartment[]): Promise<void> {
  if (departments.length === 0) return;
  const rows = departments.map(({ id, name, phone }, place) => ({
    id,
    name_zh: name.zh,
    name_en: name.en,
    phone,
    place,
  }));
  await sql`
    insert into departments (id, name_zh, name_en, phone, place, active)
    select r.id, r.name_zh, r.name_en, r.phone, r.place, true
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as r (id text, name_zh text, name_en text, phone text, place integer)
    on conflict (id) do update set name_zh = excluded.name_zh, name_en = excluded.name_en,
      phone = excluded.phone, place = excluded.place, active = true
  `.execute(tx);
}

/** Takes departments out of use; one that no case was ever sent to leaves the table. */
export async function retireDepartments(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const all = sql`any(${[...ids]}::text[])`;
  await sql`update departments set active = false where id = ${all}`.execute(tx);
  await sql`
    delete from departments d where d.id = ${all}
      and not exists (select 1 from cases where d.id = any(cases.to_ids))
      and not exists (select 1 from case_history h where h.entry -> 'to' ? d.id)
  `.execute(tx);
}

export async function putDays(tx: Tx, days: WireCalendar['days']): Promise<void> {
  await sql`delete from calendar_days`.execute(tx);
  await sql`
    insert into calendar_days (day, working, name)
    select r.day, r.working, r.name
    from json_to_recordset(${JSON.stringify(days)}::json) as r (day date, working boolean, name text)
  `.execute(tx);
}

export async function putSettings(tx: Tx, settings: CaseSettings): Promise<void> {
  const json = JSON.stringify(settings);
  await tx
    .insertInto('case_settings')
    .values({ one: true, settings: json })
    .onConflict((on) => on.column('one').doUpdateSet({ settings: json }))
    .execute();
}
