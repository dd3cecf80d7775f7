import { sql } from 'kysely';
import type { Count } from '../../domain/balance/types.ts';
import type { GridId } from '../../domain/coverage/types.ts';
import type { Polygon } from '../../domain/geometry/point.ts';
import type { Grid } from '../../domain/plan/types.ts';
import type { Db, Tx } from '../db/transaction.ts';
import { hexToPolygons, multiPolygonToHex, polygonToHex } from '../db/wkb.ts';

/** All grids of a plan as the domain knows them. */
export async function loadGrids(db: Db | Tx, plan: string): Promise<Grid[]> {
  const rows = await db
    .selectFrom('grids')
    .select([
      'id',
      'parent_id',
      'level',
      'leaf',
      'unassigned',
      'code',
      'name',
      'type',
      'risk',
      'target',
      'locked',
      'note',
      'tags',
      'team',
      'declared',
      'origin',
      'geom',
      'shape',
    ])
    .where('plan_id', '=', plan)
    .orderBy('id')
    .execute();
  return rows.map(({ parent_id, origin, geom, shape, ...rest }) => ({
    ...rest,
    parentId: parent_id,
    from: origin,
    polygon: geom === null ? null : (hexToPolygons(geom)[0] as Polygon),
    shape: shape === null ? null : hexToPolygons(shape),
  }));
}

/** A grid as one row of the record sets below: JSON, geometry as EWKB hex. */
function rowOf(grid: Grid) {
  return {
    id: grid.id,
    parent_id: grid.parentId,
    level: grid.level,
    leaf: grid.leaf,
    unassigned: grid.unassigned,
    code: grid.code,
    name: grid.name,
    type: grid.type,
    risk: grid.risk,
    target: grid.target,
    locked: grid.locked,
    note: grid.note,
    tags: grid.tags,
    team: grid.team,
    declared: grid.declared,
    origin: grid.from,
    geom: grid.polygon && polygonToHex(grid.polygon),
    shape: grid.shape && multiPolygonToHex(grid.shape),
  };
}

const RECORD =
  sql.raw(`(id text, parent_id text, level text, leaf boolean, unassigned boolean, code text, name text,
  type text, risk text, target integer, locked boolean, note text, tags text[], team jsonb, declared jsonb,
  origin text[], geom geometry, shape geometry)`);

export async function insertGrids(tx: Tx, plan: string, grids: readonly Grid[]): Promise<void> {
  if (grids.length === 0) return;
  await sql`
    insert into grids (plan_id, id, parent_id, level, leaf, unassigned, code, name, type, risk, target, locked, note,
                       tags, team, declared, origin, geom, shape)
    select ${plan}, r.* from json_to_recordset(${JSON.stringify(grids.map(rowOf))}::json) as r ${RECORD}
  `.execute(tx);
}

/** Writes grids that changed; geometry only where it did, since columns are derived from it. */
export async function updateGrids(
  tx: Tx,
  plan: string,
  updated: readonly (readonly [before: Grid, after: Grid])[],
): Promise<void> {
  if (updated.length === 0) return;
  // A code may pass from one grid to another in one diff, and is unique at every moment.
  const recoded = updated
    .filter(([before, after]) => before.code !== after.code)
    .map(([before]) => before.id);
  if (recoded.length > 0)
    await tx
      .updateTable('grids')
      .set({ code: null })
      .where('plan_id', '=', plan)
      .where('id', '=', sql<string>`any(${recoded}::text[])`)
      .execute();
  const rows = JSON.stringify(updated.map(([, after]) => ({ ...rowOf(after), geom: null, shape: null })));
  await sql`
    update grids g set
      parent_id = r.parent_id, level = r.level, leaf = r.leaf, unassigned = r.unassigned, code = r.code, name = r.name,
      type = r.type, risk = r.risk, target = r.target, locked = r.locked, note = r.note, tags = r.tags, team = r.team,
      declared = r.declared, origin = r.origin
    from json_to_recordset(${rows}::json) as r ${RECORD}
    where g.plan_id = ${plan} and g.id = r.id
  `.execute(tx);
  const moved = updated.filter(([b, a]) => b.polygon !== a.polygon || b.shape !== a.shape);
  if (moved.length === 0) return;
  const geometries = moved.map(([, { id, polygon, shape }]) => ({
    id,
    geom: polygon && polygonToHex(polygon),
    shape: shape && multiPolygonToHex(shape),
  }));
  await sql`
    update grids g set geom = r.geom, shape = r.shape
    from json_to_recordset(${JSON.stringify(geometries)}::json) as r (id text, geom geometry, shape geometry)
    where g.plan_id = ${plan} and g.id = r.id
  `.execute(tx);
}

export async function deleteGrids(tx: Tx, plan: string, ids: readonly GridId[]): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .deleteFrom('grids')
    .where('plan_id', '=', plan)
    .where('id', '=', sql<string>`any(${ids}::text[])`)
    .execute();
}

/** Stores what is derived for reading: households and persons. */
export async function writeCounts(
  tx: Tx,
  plan: string,
  counts: Iterable<readonly [GridId, Count]>,
): Promise<void> {
  const rows = [...counts].map(([id, { households, persons }]) => ({ id, households, persons }));
  if (rows.length === 0) return;
  await sql`
    update grids g set households = r.households, persons = r.persons
    from json_to_recordset(${JSON.stringify(rows)}::json) as r (id text, households integer, persons integer)
    where g.plan_id = ${plan} and g.id = r.id
  `.execute(tx);
}

/** Stores what is derived for reading: the outlines of grids above the leaves. */
export async function writeOutlines(
  tx: Tx,
  plan: string,
  outlines: Iterable<readonly [GridId, readonly Polygon[]]>,
): Promise<void> {
  const rows = [...outlines].map(([id, polygons]) => ({ id, outline: multiPolygonToHex(polygons) }));
  if (rows.length === 0) return;
  await sql`
    update grids g set outline = r.outline
    from json_to_recordset(${JSON.stringify(rows)}::json) as r (id text, outline geometry)
    where g.plan_id = ${plan} and g.id = r.id
  `.execute(tx);
}

/** Gives the grids of a plan the codes that it goes in force with. */
export async function writeCodes(tx: Tx, plan: string, codes: ReadonlyMap<GridId, string>): Promise<void> {
  await tx
    .updateTable('grids')
    .set({ code: null })
    .where('plan_id', '=', plan)
    .where('code', 'is not', null)
    .execute();
  const rows = [...codes].map(([id, code]) => ({ id, code }));
  await sql`
    update grids g set code = r.code
    from json_to_recordset(${JSON.stringify(rows)}::json) as r (id text, code text)
    where g.plan_id = ${plan} and g.id = r.id
  `.execute(tx);
}
