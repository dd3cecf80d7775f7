import { sql } from 'kysely';
import type { Building } from '../../domain/balance/types.ts';
import type { Moment } from '../db/moment.ts';
import type { Db, Tx } from '../db/transaction.ts';
import { hexToPoint, hexToPolygons, multiPolygonToHex, pointToHex } from '../db/wkb.ts';

const COLUMNS = ['id', 'at', 'households', 'persons', 'name', 'use', 'footprint'] as const;

interface BuildingRow {
  id: string;
  at: string;
  households: number;
  persons: number | null;
  name: string;
  use: string | null;
  footprint: string | null;
}

function toBuilding(row: BuildingRow): Building {
  return {
    ...row,
    at: hexToPoint(row.at),
    footprint: row.footprint === null ? null : hexToPolygons(row.footprint),
  };
}

/** The buildings that stand in a territory now, in the order of their ids. */
export async function currentBuildings(db: Db | Tx, territory: string): Promise<Building[]> {
  const rows = await db
    .selectFrom('buildings')
    .select(COLUMNS)
    .where('territory_id', '=', territory)
    .where('valid_to', 'is', null)
    .orderBy('id')
    .execute();
  return rows.map(toBuilding);
}

/** One that stands in a territory now; undefined where none does. */
export function anyBuilding(db: Db | Tx, territory: string): Promise<{ id: string } | undefined> {
  return db
    .selectFrom('buildings')
    .select('id')
    .where('territory_id', '=', territory)
    .where('valid_to', 'is', null)
    .limit(1)
    .executeTakeFirst();
}

/** All that stand now, in every territory or in a box of degrees (by their point). */
export async function buildingsIn(
  db: Db | Tx,
  box?: readonly [west: number, south: number, east: number, north: number],
): Promise<Building[]> {
  let query = db.selectFrom('buildings').select(COLUMNS).where('valid_to', 'is', null).orderBy('id');
  if (box)
    query = query.where(
      sql<boolean>`lattice && lattice_of(ST_MakeEnvelope(${box[0]}, ${box[1]}, ${box[2]}, ${box[3]}, 4326))`,
    );
  return (await query.execute()).map(toBuilding);
}

/** The territory of a building that stands. */
export async function findBuilding(db: Db | Tx, id: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('buildings')
    .select('territory_id')
    .where('id', '=', id)
    .where('valid_to', 'is', null)
    .executeTakeFirst();
  return row?.territory_id;
}

/** The current version of a building, locked, with its territory. */
export async function lockBuilding(
  tx: Tx,
  id: string,
): Promise<{ readonly territory: string; readonly building: Building } | undefined> {
  const row = await tx
    .selectFrom('buildings')
    .select([...COLUMNS, 'territory_id'])
    .where('id', '=', id)
    .where('valid_to', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return undefined;
  const { territory_id, ...rest } = row;
  return { territory: territory_id, building: toBuilding(rest) };
}

/** What stood in a territory at a moment of the past, in the order of the ids. */
export async function buildingsAt(db: Db | Tx, territory: string, moment: Moment): Promise<Building[]> {
  const rows = await db
    .selectFrom('buildings')
    .select(COLUMNS)
    .where('territory_id', '=', territory)
    .where('valid_from', '<=', sql<Date>`${moment}::timestamptz`)
    .where((eb) =>
      eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', sql<Date>`${moment}::timestamptz`)]),
    )
    .orderBy('id')
    .execute();
  return rows.map(toBuilding);
}

/** Ends the current versions: they stay, with the moment until which they held. */
export async function endBuildings(
  tx: Tx,
  territory: string,
  ids: readonly string[],
  moment: Moment,
): Promise<void> {
  await tx
    .updateTable('buildings')
    .set({ valid_to: moment })
    .where('territory_id', '=', territory)
    .where('id', '=', sql<string>`any(${ids}::text[])`)
    .where('valid_to', 'is', null)
    .execute();
}

export async function insertBuildings(
  tx: Tx,
  territory: string,
  buildings: readonly Building[],
  moment: Moment,
): Promise<void> {
  if (buildings.length === 0) return;
  const rows = buildings.map((building) => ({
    ...building,
    at: pointToHex(building.at),
    footprint: building.footprint && multiPolygonToHex(building.footprint),
  }));
  await sql`
    insert into buildings (territory_id, valid_from, id, at, households, persons, name, use, footprint)
    select ${territory}, ${moment}::timestamptz, r.* from json_to_recordset(${JSON.stringify(rows)}::json)
      as r (id text, at geometry, households integer, persons integer, name text, use text, footprint geometry)
  `.execute(tx);
}

/** Which of these ids a building has or had, in whichever territory. */
export async function takenBuildingIds(db: Db | Tx, ids: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom('buildings')
    .select('id')
    .where('id', '=', sql<string>`any(${ids}::text[])`)
    .distinct()
    .execute();
  return new Set(rows.map((row) => row.id));
}
