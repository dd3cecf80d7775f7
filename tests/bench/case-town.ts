import { sql } from 'kysely';
import pg from 'pg';
import { locateAll } from '../../domain/coverage/locate-all.ts';
import type { Profile } from '../../domain/deployment/types.ts';
import { toWireEdit } from '../../domain/edit/wire.ts';
import type { Point } from '../../domain/geometry/point.ts';
import { ringBox } from '../../domain/geometry/ring.ts';
import type { Grid } from '../../domain/plan/types.ts';
import { connect } from '../../server/db/connect.ts';
import { migrate } from '../../server/db/migrate.ts';
import type { Db } from '../../server/db/transaction.ts';
import { inTransaction } from '../../server/db/transaction.ts';
import { refreshStatistics } from '../../server/db/upkeep.ts';
import { appendEvent } from '../../server/live/append-event.ts';
import { type PlanContext, planContext } from '../../server/plans/context.ts';
import { createPlan, storePlan } from '../../server/plans/create-plan.ts';
import { editPlan } from '../../server/plans/edit-plan.ts';
import { readPlanDivision } from '../../server/plans/load-division.ts';
import { blankGrid } from '../arbitrary/blank-grid.ts';
import { Random } from '../arbitrary/random.ts';
import { syntheticCoverage } from '../fixtures/synthetic-coverage.ts';

const COLUMNS = 60;
const ROWS = 50;
/** Leaves of a community and of a compound along a side. */
const COMMUNITY = 10;
const COMPOUND = 2;
const INSERTED = 20_000;
const DAYS = 365;
const DAY_MS = 86_400_000;
/** Places where cases gather; of three cases two are near one. */
const SPOTS = 40;

export const BENCH_KINDS = ['road', 'hole', 'lamp', 'noise', 'waste', 'other'];
export const BENCH_SEVERITIES = ['general', 'larger', 'major', 'grave'];
export const BENCH_SOURCES = ['12345', '110', 'patrol'];

export interface CaseTown {
  readonly db: Db;
  readonly url: string;
  readonly context: PlanContext;
  readonly inForce: string;
  readonly drafts: readonly string[];
  readonly to: number;
  readonly from: number;
  close(): Promise<void>;
}

/**
 * A database of its own on a PostgreSQL with a town of 3,000 leaves in force, two drafts that differ from it, and so many cases of a
 * year, clustered, each with the steps that it has taken.
 */
export async function makeCaseTown(url: string, profile: Profile, cases: number): Promise<CaseTown> {
  const name = `tessera_bench_${process.pid}`;
  await statement(url, `create database ${name}`);
  const mine = new URL(url);
  mine.pathname = `/${name}`;
  const { db, close } = connect({ kind: 'postgresql', url: mine.href });
  await migrate(db);
  const context = planContext({ db, profile });
  const inForce = await storeTownPlan(context);
  const to = Date.UTC(2026, 9, 31);
  const from = to - DAYS * DAY_MS;
  await storeCases(context, inForce, cases, from, to);
  await db.updateTable('plans').set({ status: 'in-force' }).where('id', '=', inForce).execute();
  const drafts = [await draftOf(context, inForce, 'A', 21), await draftOf(context, inForce, 'B', 22)];
  await refreshStatistics(db);
  return {
    db,
    url: mine.href,
    context,
    inForce,
    drafts,
    from,
    to,
    close: async () => {
      await close();
      await statement(url, `drop database ${name} with (force)`);
    },
  };
}

async function storeTownPlan(context: PlanContext): Promise<string> {
  const { cells, territory } = syntheticCoverage(COLUMNS, ROWS, 1);
  const random = new Random(3);
  const grids: Grid[] = [blankGrid('town', null, 'office', null)];
  const made = new Set<string>();
  const parent = (id: string, above: string, level: string) => {
    if (made.size !== made.add(id).size) grids.push(blankGrid(id, above, level, null));
    return id;
  };
  for (const [i, { polygon }] of cells.entries()) {
    const [column, row] = [i % COLUMNS, Math.floor(i / COLUMNS)];
    const part = (side: number) => `${Math.floor(column / side)}-${Math.floor(row / side)}`;
    const community = parent(`community-${part(COMMUNITY)}`, 'town', 'community');
    const compound = parent(`compound-${part(COMPOUND)}`, community, 'compound');
    grids.push(blankGrid(random.id(), compound, 'building', polygon));
  }
  const stored = await storePlan(context, { name: 'town', territory, ground: territory, grids });
  if (!stored.ok) throw new Error(stored.reason.code);
  return stored.value.id;
}

/** A copy of a plan in which some leaves are cut in two. */
async function draftOf(context: PlanContext, basedOn: string, name: string, seed: number): Promise<string> {
  const random = new Random(seed);
  const made = await createPlan(context, { name, basedOn });
  if (!made.ok) throw new Error(made.reason.code);
  for (let revision = 0; revision < 20; )
    revision += await cutSomeLeaf(context, made.value.id, revision, random);
  return made.value.id;
}

/** Cuts one leaf of a draft across its middle. Gives how many edits that was: none where it was refused. */
export async function cutSomeLeaf(
  context: PlanContext,
  plan: string,
  revision: number,
  random: Random,
): Promise<number> {
  const loaded = await readPlanDivision(context, plan);
  const leaf = random.pick([...loaded!.division.coverage.leaves.values()]);
  const [west, south, east, north] = leaf.box;
  const middle = Math.round((south + north) / 2);
  const edit = toWireEdit({
    kind: 'split',
    gridId: leaf.id,
    line: [
      [west - 9, middle],
      [east + 9, middle + 5],
    ],
  });
  const answer = await editPlan(context, 'bench', plan, { id: random.id(), baseRevision: revision, edit });
  return answer.ok ? 1 : 0;
}

async function storeCases(
  context: PlanContext,
  plan: string,
  count: number,
  from: number,
  to: number,
): Promise<void> {
  const { db } = context;
  const random = new Random(7);
  const { division, plan: row } = (await readPlanDivision(context, plan))!;
  const [minX, minY, maxX, maxY] = ringBox(division.territory.polygons[0]![0]!);
  const anywhere = (): Point => [random.whole(minX, maxX), random.whole(minY, maxY)];
  const spots = Array.from({ length: SPOTS }, anywhere);
  const near = ([x, y]: Point): Point => {
    const off = () => Math.round((random.next() + random.next() + random.next() - 1.5) * 100_000);
    return [x + off(), y + off()];
  };
  const points = Array.from({ length: count }, () =>
    random.chance(2 / 3) ? near(random.pick(spots)) : anywhere(),
  );
  const leaves = locateAll(division.coverage, points);
  await sql`insert into case_kinds (id, parent_id, name_zh, name_en) values
    ('road', null, 'x', 'x'), ('hole', 'road', 'x', 'x'), ('lamp', 'road', 'x', 'x'), ('noise', null, 'x', 'x'),
    ('waste', null, 'x', 'x')`.execute(db);
  for (let first = 0; first < count; first += INSERTED) {
    const some = Array.from({ length: Math.min(INSERTED, count - first) }, (_, i) => first + i);
    await inTransaction(db, async (tx) => {
      await sql`
        insert into cases (territory_id, id, source, external_id, occurred_at, at, kind_id, severity_id, title, state, due_at,
          soon_at, stopped_at, ended_at, satisfaction, position, plan_id, grid_id, changed_seq, created_at)
        select ${row.territory_id}, gen_random_uuid()::text, (${BENCH_SOURCES}::text[])[1 + n % 3], n::text, t,
          ST_SetSRID(ST_Point(x / 1e7, y / 1e7), 4326), (${BENCH_KINDS}::text[])[1 + n % 6],
          (${BENCH_SEVERITIES}::text[])[1 + (n * 7 % 40) / 13], '路灯不亮 ' || n,
          (array['reported', 'dispatched', 'handled', 'appraised', 'appraised', 'appraised'])[1 + n % 6],
          t + interval '3 days', t + interval '2 days',
          case when n % 6 > 1 then t + (n % 5) * interval '20 hours' end,
          case when n % 6 > 2 then t + interval '4 days' end,
          case when n % 6 > 2 then 1 + n % 5 end,
          case when g is null then 'outside' else 'located' end, case when g is not null then ${plan} end, g, 1, t
        from unnest(${some}::bigint[], ${some.map((i) => points[i]![0])}::float8[],
          ${some.map((i) => points[i]![1])}::float8[], ${some.map((i) => leaves[i]!)}::text[],
          ${some.map((i) => new Date(from + ((to - from) * i) / count).toISOString())}::timestamptz[])
          as c (n, x, y, g, t)
      `.execute(tx);
    });
  }
  await sql`
    insert into case_history (case_id, n, at, actor, kind, entry)
    select c.id, s.n, c.occurred_at + s.n * interval '7 hours', 'bench', 'step', jsonb_build_object('step', s.step)
    from cases c join (values (1, 'dispatch', 1), (2, 'handle', 2), (3, 'answer', 3), (4, 'appraise', 3)) as s (n, step, least)
      on s.least <= c.external_id::int % 6
  `.execute(db);
  await inTransaction(db, (tx) => appendEvent(tx, 'case', { cases: [], all: true }));
}

async function statement(url: string, text: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}
