import { type SqlBool, sql } from 'kysely';
import type { Point, Polygon } from '../../../domain/geometry/point.ts';
import type { Bbox } from '../../bbox-query.ts';
import type { Db } from '../../db/transaction.ts';
import { hexToLine, hexToPoint, hexToPolygons } from '../../db/wkb.ts';

const meets = (column: string, [west, south, east, north]: Bbox) =>
  sql<SqlBool>`${sql.ref(column)} && ST_MakeEnvelope(${west}, ${south}, ${east}, ${north}, 4326)`;

/** The ground of one territory, or of all of them; near a box of degrees where one is given. */
export async function territoriesNear(
  db: Db,
  territory: string | null,
  near: Bbox | null,
): Promise<{ readonly id: string; readonly polygons: Polygon[] }[]> {
  let query = db.selectFrom('territories').select(['id', 'geom']).orderBy('id');
  if (territory !== null) query = query.where('id', '=', territory);
  if (near) query = query.where(meets('geom', near));
  return (await query.execute()).map(({ id, geom }) => ({ id, polygons: hexToPolygons(geom) }));
}

/** Streets, rails, rivers and walls of some territories. So many at most, spread over them by chance that is always the same. */
export async function linesNear(
  db: Db,
  territories: readonly string[],
  near: Bbox | null,
  limit: number,
): Promise<Point[][]> {
  let query = db
    .selectFrom('lines')
    .select('geom')
    .where('territory_id', '=', sql<string>`any(${territories}::text[])`)
    .orderBy(sql`md5(id)`)
    .limit(limit);
  if (near) query = query.where(meets('geom', near));
  return (await query.execute()).map(({ geom }) => hexToLine(geom));
}

/** The buildings that stand: their footprints, or their points where they have none. So many at most, as above. */
export async function buildingsNear(
  db: Db,
  territories: readonly string[],
  near: Bbox | null,
  limit: number,
): Promise<{ readonly at: Point; readonly footprint: Polygon[] | null }[]> {
  let query = db
    .selectFrom('buildings')
    .select(['at', 'footprint'])
    .where('territory_id', '=', sql<string>`any(${territories}::text[])`)
    .where('valid_to', 'is', null)
    .orderBy(sql`md5(id)`)
    .limit(limit);
  if (near)
    query = query.where(
      sql<SqlBool>`lattice && lattice_of(ST_MakeEnvelope(${near[0]}, ${near[1]}, ${near[2]}, ${near[3]}, 4326))`,
    );
  return (await query.execute()).map(({ at, footprint }) => ({
    at: hexToPoint(at),
    footprint: footprint === null ? null : hexToPolygons(footprint),
  }));
}

/** The leaf grids of each territory's plan in force, else of its newest. */
export async function leavesNear(
  db: Db,
  territories: readonly string[],
  near: Bbox | null,
  limit: number,
): Promise<Polygon[]> {
  let query = db
    .selectFrom('grids')
    .select('geom')
    .where('leaf', '=', true)
    .where('geom', 'is not', null)
    .where(
      'plan_id',
      '=',
      sql<string>`any(select distinct on (territory_id) id from plans
        where territory_id = any(${territories}::text[])
        order by territory_id, (status = 'in-force') desc, created_at desc, id)`,
    )
    .orderBy('id')
    .limit(limit);
  if (near) query = query.where(meets('geom', near));
  return (await query.execute()).flatMap(({ geom }) => (geom === null ? [] : hexToPolygons(geom)));
}
