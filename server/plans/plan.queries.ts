import { sql } from 'kysely';
import type { Polygon } from '../../domain/geometry/point.ts';
import type { Moment } from '../db/moment.ts';
import type { PlanLevel, PlanStatus } from '../db/schema.ts';
import type { Db, Tx } from '../db/transaction.ts';
import { multiPolygonToHex } from '../db/wkb.ts';

/** A plan's row without its ground. */
const COLUMNS = [
  'id',
  'territory_id',
  'name',
  'status',
  'revision',
  'based_on',
  'note',
  'created_at',
  'in_force_at',
  'retired_at',
  'stamp',
] as const;

export interface PlanRow {
  readonly id: string;
  readonly territory_id: string;
  readonly name: string;
  readonly status: PlanStatus;
  readonly revision: number;
  readonly based_on: string | null;
  readonly note: string;
  readonly created_at: Date;
  readonly in_force_at: Date | null;
  readonly retired_at: Date | null;
  readonly stamp: string;
}

export interface PlanTotals extends PlanRow {
  readonly grids: number;
  readonly households: number;
}

/** Plans with their totals, oldest first; `after` is the id of the last plan of the page before. */
export async function listPlans(
  db: Db | Tx,
  page: { readonly limit: number; readonly after?: string | undefined; readonly only?: string },
): Promise<PlanTotals[]> {
  let query = db
    .selectFrom('plans')
    .select(COLUMNS)
    .select((eb) => [
      eb
        .selectFrom('grids')
        .whereRef('grids.plan_id', '=', 'plans.id')
        .where('grids.unassigned', '=', false)
        .select((e) => sql<number>`${e.fn.countAll()}::int`.as('n'))
        .$asScalar()
        .$notNull()
        .as('grids'),
      eb
        .selectFrom('grids')
        .whereRef('grids.plan_id', '=', 'plans.id')
        .where('grids.parent_id', 'is', null)
        .select((e) => e.fn.coalesce(e.fn.max('grids.households'), sql<number>`0`).as('n'))
        .$asScalar()
        .$notNull()
        .as('households'),
    ])
    .orderBy('created_at')
    .orderBy('id')
    .limit(page.limit);
  if (page.only !== undefined) query = query.where('id', '=', page.only);
  if (page.after !== undefined) {
    const { after } = page;
    query = query.where((eb) =>
      eb(
        eb.refTuple('created_at', 'id'),
        '>',
        eb
          .selectFrom('plans as last')
          .where('last.id', '=', after)
          .select(['last.created_at', 'last.id'])
          .$asTuple('created_at', 'id'),
      ),
    );
  }
  return query.execute();
}

export function findPlan(db: Db | Tx, id: string): Promise<PlanRow | undefined> {
  return db.selectFrom('plans').select(COLUMNS).where('id', '=', id).executeTakeFirst();
}

/** The plan's row, locked until the transaction ends: edits of one plan come one after another. */
export function lockPlan(tx: Tx, id: string): Promise<PlanRow | undefined> {
  return tx.selectFrom('plans').select(COLUMNS).where('id', '=', id).forNoKeyUpdate().executeTakeFirst();
}

/** The plans of a territory, all or those that are not retired, locked in the order of their ids. */
export function lockPlansOf(tx: Tx, territory: string, which: 'all' | 'living'): Promise<PlanRow[]> {
  let query = tx.selectFrom('plans').select(COLUMNS).where('territory_id', '=', territory);
  if (which === 'living') query = query.where('status', '<>', 'retired');
  return query.orderBy('id').forNoKeyUpdate().execute();
}

/** When a plan was retired; undefined of one that is not. */
export async function retiredMoment(tx: Tx, plan: string): Promise<Moment | undefined> {
  const row = await tx
    .selectFrom('plans')
    .select(sql<Moment | null>`retired_at::text`.as('moment'))
    .where('id', '=', plan)
    .executeTakeFirst();
  return row?.moment ?? undefined;
}

export interface NewPlanRow {
  readonly id: string;
  readonly territoryId: string;
  readonly name: string;
  readonly levels: readonly PlanLevel[];
  readonly ground: readonly Polygon[];
}

export async function insertPlan(tx: Tx, plan: NewPlanRow): Promise<void> {
  await tx
    .insertInto('plans')
    .values({
      id: plan.id,
      territory_id: plan.territoryId,
      name: plan.name,
      levels: JSON.stringify(plan.levels),
      ground: multiPolygonToHex(plan.ground),
    })
    .execute();
}

/** A draft with the ground, the levels and every grid of another plan; grids keep their ids, codes and counts. */
export async function copyPlanRows(tx: Tx, from: string, id: string, name: string): Promise<void> {
  await sql`
    insert into plans (id, territory_id, name, based_on, levels, ground)
    select ${id}, territory_id, ${name}, id, levels, ground from plans where id = ${from}
  `.execute(tx);
  await sql`
    insert into grids (plan_id, id, parent_id, level, leaf, unassigned, code, name, type, risk, target, locked, note,
                       tags, team, declared, origin, households, persons, geom, outline, shape)
    select ${id}, id, parent_id, level, leaf, unassigned, code, name, type, risk, target, locked, note,
           tags, team, declared, origin, households, persons, geom, outline, shape
    from grids where plan_id = ${from}
  `.execute(tx);
  await sql`
    insert into grid_four_sides (plan_id, grid_id, zh, en, basis, author, at)
    select ${id}, grid_id, zh, en, basis, author, at from grid_four_sides where plan_id = ${from}
  `.execute(tx);
}

/** The plan's ground and the territory's as surveyed, each in EWKB hex, with the territory's stamp. */
export function groundOf(
  db: Db | Tx,
  plan: string,
): Promise<{ ground: string; original: string; levels: readonly PlanLevel[] } | undefined> {
  return db
    .selectFrom('plans')
    .innerJoin('territories', 'territories.id', 'plans.territory_id')
    .select(['plans.ground', 'territories.geom as original', 'plans.levels'])
    .where('plans.id', '=', plan)
    .executeTakeFirst();
}

/** After an edit: its revision, and the ground where a cut put a vertex on its edge. */
export async function advancePlan(
  tx: Tx,
  plan: string,
  revision: number,
  ground?: readonly Polygon[],
): Promise<void> {
  await tx
    .updateTable('plans')
    .set({ revision, ...(ground ? { ground: multiPolygonToHex(ground) } : {}) })
    .where('id', '=', plan)
    .execute();
}

/** Moves a plan to another status, with the moment where the status has one. */
export async function setStatus(
  tx: Tx,
  plan: string,
  status: PlanStatus,
  note: string,
  now: Moment,
): Promise<void> {
  await tx
    .updateTable('plans')
    .set({
      status,
      note,
      ...(status === 'in-review' ? { submitted_at: now } : {}),
      ...(status === 'in-force' ? { in_force_at: now } : {}),
      ...(status === 'retired' ? { retired_at: now } : {}),
    })
    .where('id', '=', plan)
    .execute();
}

export async function stampOf(db: Db | Tx, plan: string): Promise<string> {
  const row = await db.selectFrom('plans').select('stamp').where('id', '=', plan).executeTakeFirstOrThrow();
  return row.stamp;
}
