import { type Selectable, sql } from 'kysely';
import type { CaseAlarmsTable } from '../../db/case-schema.ts';
import type { Db, Tx } from '../../db/transaction.ts';

export type AlarmRow = Selectable<CaseAlarmsTable>;

/** A grid and how many new cases it has in an hour so far. */
export interface HourCount {
  readonly territory: string;
  readonly grid: string;
  readonly hour: Date;
  readonly count: number;
}

/**
 * For each grid of a level (null: the leaves) in which one of these cases lies, and each hour in which one occurred: how many
 * there are in it, none counted that is told again; only where there are at least so many, and no alarm for that hour yet. A count goes
 * no further than that.
 */
export async function gridsOver(
  tx: Tx,
  cases: readonly { readonly plan: string; readonly grid: string; readonly hour: Date }[],
  level: string | null,
  least: number,
): Promise<HourCount[]> {
  const { rows } = await sql<HourCount>`
    with recursive sent as (
      select distinct r.plan, r.grid, r.hour
      from json_to_recordset(${JSON.stringify(cases)}::json) as r (plan text, grid text, hour timestamptz)
    ), up as (
      select s.plan, s.hour, g.id, g.level, g.parent_id from sent s join grids g on g.plan_id = s.plan and g.id = s.grid
      union
      select up.plan, up.hour, g.id, g.level, g.parent_id from up
      join grids g on g.plan_id = up.plan and g.id = up.parent_id
      where ${level}::text is not null and up.level <> ${level}
    ), meant as (
      select distinct plan, hour, id from up where ${level}::text is null or level = ${level}
    ), quiet as (
      select m.* from meant m where not exists (
        select 1 from case_alarms a where a.kind = 'grid-over' and a.grid_id = m.id and a.hour = m.hour)
    ), under as (
      select q.plan, q.hour, q.id as top, q.id from quiet q
      union all
      select u.plan, u.hour, u.top, g.id from under u join grids g on g.plan_id = u.plan and g.parent_id = u.id
    )
    select p.territory_id as territory, q.id as grid, q.hour, counted.count::integer as count
    from quiet q join plans p on p.id = q.plan, lateral (
      select count(*) from (
        select 1 from under u
        join cases c on c.plan_id = u.plan and c.grid_id = u.id
          and c.occurred_at >= u.hour and c.occurred_at < u.hour + interval '1 hour'
        where u.top = q.id and u.hour = q.hour and c.repeat_of is null
        limit ${least}
      ) few
    ) counted
    where counted.count >= ${least}
  `.execute(tx);
  return rows;
}

/** Raises alarms that have not been raised yet, and gives those that are new. */
export async function insertAlarms(
  tx: Tx,
  rows: readonly Pick<AlarmRow, 'id' | 'territory_id' | 'kind' | 'grid_id' | 'case_id' | 'hour' | 'count'>[],
): Promise<AlarmRow[]> {
  if (rows.length === 0) return [];
  return tx
    .insertInto('case_alarms')
    .values([...rows])
    .onConflict((on) => on.constraint('case_alarms_once').doNothing())
    .returningAll()
    .execute();
}

/** The newest first. */
export function alarmsOf(db: Db, open: boolean, limit: number): Promise<AlarmRow[]> {
  let query = db.selectFrom('case_alarms').selectAll();
  if (open) query = query.where('acknowledged_at', 'is', null);
  return query.orderBy('raised_at', 'desc').orderBy('id').limit(limit).execute();
}

/** Acknowledges an alarm that nobody has; undefined where somebody has, or there is none. */
export function acknowledge(tx: Tx, id: string, by: string, at: Date): Promise<AlarmRow | undefined> {
  return tx
    .updateTable('case_alarms')
    .set({ acknowledged_by: by, acknowledged_at: at })
    .where('id', '=', id)
    .where('acknowledged_at', 'is', null)
    .returningAll()
    .executeTakeFirst();
}

export function findAlarm(db: Db | Tx, id: string): Promise<AlarmRow | undefined> {
  return db.selectFrom('case_alarms').selectAll().where('id', '=', id).executeTakeFirst();
}
