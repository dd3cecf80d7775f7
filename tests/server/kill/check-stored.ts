import assert from 'node:assert/strict';
import { sql } from 'kysely';
import type { Division } from '../../../domain/edit/types.ts';
import type { Polygon } from '../../../domain/geometry/point.ts';
import { connect } from '../../../server/db/connect.ts';
import { placeOf } from '../../../server/db/embedded/place.ts';
import type { Db } from '../../../server/db/transaction.ts';
import { hexToPolygons } from '../../../server/db/wkb.ts';
import { allOutlines } from '../../../server/plans/derived-geometry.ts';

/** Runs `look` on the database that a server has open in `dataDir`, beside it. */
export async function besideServer<T>(dataDir: string, look: (db: Db) => Promise<T>): Promise<T> {
  const connection = connect({ kind: 'embedded', socket: placeOf(dataDir).socket });
  try {
    return await look(connection.db);
  } finally {
    await connection.close();
  }
}

/**
 * That the rows of a plan are of one moment, `division`'s: SQL's own check of every plan, the leaves' edges against
 * the ground's, and what is derived for reading (households, persons, outlines) against the domain's own answer.
 */
export async function checkPlanRows(db: Db, plan: string, division: Division): Promise<void> {
  await sql`select check_plan(id, true) from plans`.execute(db);
  const { rows: sums } = await sql<{ leaves: string; ground: string; sound: boolean; marks: number }>`
    select sum(g.edge_sum)::text as leaves, p.edge_sum::text as ground, bool_and(g.sound) as sound,
      (select count(*) from touched_plans) as marks
    from plans p join grids g on g.plan_id = p.id and g.leaf where p.id = ${plan} group by p.id
  `.execute(db);
  assert.deepEqual(sums, [{ leaves: sums[0]?.ground, ground: sums[0]?.ground, sound: true, marks: 0 }]);

  const rows = await db
    .selectFrom('grids')
    .select(['id', 'households', 'persons', 'outline'])
    .where('plan_id', '=', plan)
    .execute();
  const counts = rows.map(({ id, households, persons }) => [id, { households, persons }] as const);
  assertSame(
    byKey(counts),
    byKey(
      [...division.counts].map(([id, { households, persons }]) => [id, { households, persons }] as const),
    ),
  );
  const outlines = rows.flatMap(({ id, outline }) =>
    outline === null ? [] : [[id, plainPolygons(hexToPolygons(outline))] as const],
  );
  assertSame(
    byKey(outlines),
    byKey(allOutlines(division).map(([id, polygons]) => [id, plainPolygons(polygons)] as const)),
  );
}

/** That browsers are told of each edit after a revision exactly once, and that the global numbers have no hole. */
export async function checkEvents(db: Db, plan: string, after: number): Promise<void> {
  const { rows } = await sql`
    select (select count(*) from events) as events, (select max(seq) from events) as last,
      (select seq from event_clock) as clock,
      (select count(*) from edits where plan_id = ${plan} and revision > ${after}) as edits,
      (select count(*) from edits e join events v on v.kind = 'edit' and v.payload->>'id' = e.id
        and (v.payload->>'revision')::int = e.revision and v.payload->'diff' = e.diff
        where e.plan_id = ${plan} and e.revision > ${after}) as told,
      (select count(*) from events where kind = 'edit' and payload->>'plan' = ${plan}
        and (payload->>'revision')::int > ${after}) as heard
  `.execute(db);
  const [{ events, last, clock, edits, told, heard }] = rows as [Record<string, number>];
  assert.deepEqual({ last, clock, told, heard }, { last: events, clock: events, told: edits, heard: edits });
}

/** Deep equality of plain data: by text first, which is many times quicker when they are equal. */
export function assertSame(actual: unknown, expected: unknown): void {
  if (JSON.stringify(actual) !== JSON.stringify(expected)) assert.deepEqual(actual, expected);
}

export function byKey<T>(entries: readonly (readonly [string, T])[]): (readonly [string, T])[] {
  return entries.toSorted(([a], [b]) => (a < b ? -1 : 1));
}

/** Polygons without the order of rings and where they begin. */
function plainPolygons(polygons: readonly Polygon[]): string[] {
  return polygons.flat().map(fromSmallest).sort();
}

function fromSmallest(ring: Polygon[number]): string {
  let first = 0;
  ring.forEach(([x, y], i) => {
    const [left, low] = ring[first]!;
    if (x < left || (x === left && y < low)) first = i;
  });
  return [...ring.slice(first), ...ring.slice(0, first)].join(' ');
}
