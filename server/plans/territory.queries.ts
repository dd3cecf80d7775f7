import { sql } from 'kysely';
import type { Polygon } from '../../domain/geometry/point.ts';
import type { Db, Tx } from '../db/transaction.ts';
import { hexToPolygons, multiPolygonToHex } from '../db/wkb.ts';

export async function insertTerritory(
  tx: Tx,
  territory: { readonly id: string; readonly name: string; readonly polygons: readonly Polygon[] },
): Promise<void> {
  await tx
    .insertInto('territories')
    .values({ id: territory.id, name: territory.name, geom: multiPolygonToHex(territory.polygons) })
    .execute();
}

/** A territory with exactly this ground, whatever the order and start of its rings; so that plans over it share it. */
export async function findSameTerritory(
  db: Db | Tx,
  polygons: readonly Polygon[],
): Promise<string | undefined> {
  const row = await db
    .selectFrom('territories')
    .select('id')
    .where('edge_sum', '=', sql<string>`edge_sum_of(${multiPolygonToHex(polygons)}::geometry)`)
    .orderBy('created_at')
    .executeTakeFirst();
  return row?.id;
}

export async function territoryPolygons(db: Db | Tx, id: string): Promise<Polygon[] | undefined> {
  const row = await db.selectFrom('territories').select('geom').where('id', '=', id).executeTakeFirst();
  return row && hexToPolygons(row.geom);
}

export async function territoryStamp(db: Db | Tx, id: string): Promise<string> {
  const row = await db
    .selectFrom('territories')
    .select('stamp')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return row.stamp;
}

/** Ids of territories, two at most: enough to tell whether there is one and only one. */
export async function territoryIds(db: Db | Tx): Promise<string[]> {
  const rows = await db.selectFrom('territories').select('id').limit(2).execute();
  return rows.map((row) => row.id);
}

export async function allTerritoryIds(db: Db | Tx): Promise<string[]> {
  const rows = await db.selectFrom('territories').select('id').orderBy('id').execute();
  return rows.map((row) => row.id);
}

export async function territoryNameOf(db: Db | Tx, id: string): Promise<string> {
  const row = await db
    .selectFrom('territories')
    .select('name')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return row.name;
}
