import { sql } from 'kysely';
import type { Told } from '../../../domain/case/repeats.ts';
import type { Ms } from '../../../domain/case/types.ts';
import { type Point, toDegrees } from '../../../domain/geometry/point.ts';
import type { Db, Tx } from '../../db/transaction.ts';
import { hexToPoint, pointToHex } from '../../db/wkb.ts';
import type { CaseRow } from '../case.queries.ts';

/** The number that a source has given a case: the two together are one case. */
export interface CaseKey {
  readonly source: string;
  readonly externalId: string;
}

/** Of the keys given, those that are stored, with the case's id. */
export async function selectStored(
  tx: Tx,
  keys: readonly CaseKey[],
): Promise<(CaseKey & { readonly id: string })[]> {
  const { rows } = await sql<CaseKey & { id: string }>`
    select c.id, c.source, c.external_id as "externalId"
    from json_to_recordset(${JSON.stringify(keys)}::json) as r (source text, "externalId" text)
    join cases c on c.source = r.source and c.external_id = r."externalId"
  `.execute(tx);
  return rows;
}

/** The territory of cases that lie in none: of those with a plan in force the first, else the first. */
export async function selectHome(db: Db | Tx): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select t.id from territories t
    order by exists (select 1 from plans p where p.territory_id = t.id and p.status = 'in-force') desc, t.id
    limit 1
  `.execute(db);
  return rows[0]?.id;
}

/** Where a point lies: its territory, and the leaf of that one's plan in force; nulls outside. */
export interface Located {
  readonly territory: string | null;
  readonly plan: string | null;
  readonly grid: string | null;
}

/**
 * Where points lie, on the lattice; on a border in the leaf with the lowest id, as `domain/coverage/locate` has it. Each
 * may be confined to a territory. In the order given.
 */
export async function locatePoints(
  tx: Tx,
  points: readonly { readonly at: Point; readonly territory: string | null }[],
): Promise<Located[]> {
  if (points.length === 0) return [];
  const { rows: plans } = await sql<{ ids: string[] }>`
    select coalesce(array_agg(id), '{}') as ids from plans where status = 'in-force'
  `.execute(tx);
  const asked = points.map(({ at, territory }, n) => ({ n, at: pointToHex(at), territory }));
  const { rows } = await sql<Located>`
    select coalesce(leaf.territory_id, ground.id) as territory, leaf.plan_id as plan, leaf.id as grid
    from json_to_recordset(${JSON.stringify(asked)}::json) as r (n integer, at geometry, territory text)
    left join lateral (
      select p.territory_id, g.plan_id, g.id
      from grids g join plans p on p.id = g.plan_id
      where g.plan_id = any(${plans[0]!.ids}::text[]) and g.leaf
        and (r.territory is null or p.territory_id = r.territory)
        and g.lattice && lattice_of(r.at) and ST_Covers(g.lattice, lattice_of(r.at))
      order by p.territory_id, g.id limit 1
    ) leaf on true
    left join lateral (
      select t.id from territories t
      where leaf.id is null and (r.territory is null or t.id = r.territory)
        and t.geom && r.at and ST_Covers(t.geom, r.at)
      order by t.id limit 1
    ) ground on true
    order by r.n
  `.execute(tx);
  return rows;
}

/** A cell of the index `cases_near` (thousandths of a degree, from its south-west corner) through a time. */
export interface NearSpan {
  readonly x: number;
  readonly y: number;
  readonly from: Ms;
  readonly to: Ms;
}

/** The stored cases in each of these spans, of each the newest `most`. Spans of one cell must not overlap. */
export async function selectNear(tx: Tx, spans: readonly NearSpan[], most: number): Promise<Told[]> {
  const asked = spans.map(({ x, y, from, to }) => ({
    x,
    y,
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
  }));
  const { rows } = await sql<{
    id: string;
    at: string;
    occurred_at: Date;
    kind_id: string;
    kind: string;
    repeat_of: string | null;
    likely_of: string | null;
  }>`
    select near.* from json_to_recordset(${JSON.stringify(asked)}::json) as r (
      x float8, y float8, "from" timestamptz, "to" timestamptz)
    cross join lateral (
      select c.id, c.at, c.occurred_at, c.kind_id, c.kind, c.repeat_of, c.likely_of from cases c
      where floor(ST_X(c.at) * 1000) = r.x and floor(ST_Y(c.at) * 1000) = r.y
        and c.occurred_at between r."from" and r."to"
      order by c.occurred_at desc limit ${most}
    ) near
  `.execute(tx);
  return rows.map((row) => ({
    id: row.id,
    occurredAt: row.occurred_at.getTime(),
    at: toDegrees(hexToPoint(row.at)),
    kindId: row.kind_id,
    kindSaid: row.kind,
    repeatOf: row.repeat_of,
    likelyOf: row.likely_of,
  }));
}

/** Holds cases that others are going to refer to; to be called before the event counter is held, which others then wait for. */
export async function holdCases(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`select id from cases where id = any(${[...ids]}::text[]) order by id for key share`.execute(tx);
}

/** A case that comes in, as its row will be, and who told of it. */
export type ArrivedCase = CaseRow & { readonly actor: string };

/** Adds cases with the first entry of their histories. None may be there. */
export async function insertArrived(tx: Tx, cases: readonly ArrivedCase[]): Promise<void> {
  const rows = cases.map(({ to_ids: _to, asked: _asked, ...row }) => row);
  await sql`
    with r as materialized (
      select * from json_to_recordset(${JSON.stringify(rows)}::json) as r (
        id text, territory_id text, source text, external_id text, occurred_at timestamptz, at geometry,
        kind text, kind_id text, severity text, severity_id text, title text, note text, state text, step text,
        history integer, clock_from timestamptz, due_at timestamptz, soon_at timestamptz, stopped_at timestamptz,
        ended_at timestamptz, likely_of text, position text, said_at jsonb, simulated boolean, changed_seq bigint,
        plan_id text, grid_id text, created_at timestamptz, actor text)
    ), added as (
      insert into cases (
        id, territory_id, source, external_id, occurred_at, at, kind, kind_id, severity, severity_id, title, note,
        state, step, history, clock_from, due_at, soon_at, stopped_at, ended_at, likely_of, position, said_at,
        simulated, changed_seq, plan_id, grid_id, created_at)
      select
        id, territory_id, source, external_id, occurred_at, at, kind, kind_id, severity, severity_id, title, note,
        state, step, history, clock_from, due_at, soon_at, stopped_at, ended_at, likely_of, position, said_at,
        simulated, changed_seq, plan_id, grid_id, created_at
      from r
    )
    insert into case_history (case_id, n, at, actor, kind, entry)
    select id, 1, created_at, actor, 'reported', '{}' from r
  `.execute(tx);
}
