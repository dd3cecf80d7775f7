import { sql } from 'kysely';
import type { GridId } from '../../../domain/coverage/types.ts';
import type { Point } from '../../../domain/geometry/point.ts';
import type { Db, Tx } from '../../db/transaction.ts';
import { hexToPoint, pointToHex } from '../../db/wkb.ts';

/** A place where a grid's board hangs, or is to hang. */
export interface PlaceRow {
  readonly id: string;
  readonly territory_id: string;
  readonly grid_id: GridId;
  readonly name: string;
  readonly note: string;
  readonly at: Point | null;
  readonly print_id: string | null;
  readonly hung_at: Date | null;
  readonly author: string;
}

const COLUMNS = [
  'id',
  'territory_id',
  'grid_id',
  'name',
  'note',
  'at',
  'print_id',
  'hung_at',
  'author',
] as const;

/** Rows of one statement. */
const AT_ONCE = 1_000;

/** Each a microsecond after the one before: they are listed as they were entered. */
export async function insertPlaces(
  tx: Tx,
  rows: readonly Omit<PlaceRow, 'print_id' | 'hung_at'>[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += AT_ONCE)
    await tx
      .insertInto('board_places')
      .values(
        rows.slice(from, from + AT_ONCE).map((row, i) => ({
          ...row,
          at: row.at && pointToHex(row.at),
          created_at: sql<Date>`now() + ${from + i}::integer * interval '1 microsecond'`,
        })),
      )
      .execute();
}

/** The places of a territory that are not given up, of one grid or of all, by grid and as they were entered: the way that somebody walks. */
export async function findPlaces(db: Db | Tx, territory: string, grid?: GridId): Promise<PlaceRow[]> {
  let query = db
    .selectFrom('board_places')
    .select(COLUMNS)
    .where('territory_id', '=', territory)
    .where('removed_at', 'is', null);
  if (grid !== undefined) query = query.where('grid_id', '=', grid);
  const rows = await query.orderBy('grid_id').orderBy('created_at').orderBy('id').execute();
  return rows.map(toRow);
}

/** Who enters places of a territory waits for whoever does: two lists that are sent at once are judged one after the other. */
export async function lockPlaces(tx: Tx, territory: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`tessera-places ${territory}`}, 0))`.execute(tx);
}

/** Whether a territory has, or had when something was printed or hung there, such a grid. */
export async function isGridOf(tx: Tx, territory: string, grid: GridId): Promise<boolean> {
  const { rows } = await sql<{ known: boolean }>`
    select exists (
      select from grids join plans on plans.id = grids.plan_id
      where plans.territory_id = ${territory} and grids.id = ${grid}
    ) or exists (select from board_prints where territory_id = ${territory} and grid_id = ${grid})
      or exists (select from board_places where territory_id = ${territory} and grid_id = ${grid}) as known
  `.execute(tx);
  return rows[0]!.known;
}

/** The names of the places of some grids, as often as they are there. */
export function placeNames(
  tx: Tx,
  territory: string,
  grids: readonly GridId[],
): Promise<{ readonly grid_id: GridId; readonly name: string }[]> {
  return tx
    .selectFrom('board_places')
    .select(['grid_id', 'name'])
    .where('territory_id', '=', territory)
    .where('grid_id', '=', sql<string>`any(${grids}::text[])`)
    .where('removed_at', 'is', null)
    .execute();
}

/** How many places of each grid show each print, or none. */
export function countPlaces(
  db: Db,
  territory: string,
): Promise<{ readonly grid_id: GridId; readonly print_id: string | null; readonly places: number }[]> {
  return db
    .selectFrom('board_places')
    .select(['grid_id', 'print_id', sql<number>`count(*)::integer`.as('places')])
    .where('territory_id', '=', territory)
    .where('removed_at', 'is', null)
    .groupBy(['grid_id', 'print_id'])
    .orderBy('grid_id')
    .execute();
}

/** Places whose name or note holds a text, those first whose name begins with it. */
export async function searchPlaces(
  db: Db,
  territory: string,
  text: string,
  limit: number,
): Promise<PlaceRow[]> {
  const wanted = text.toLowerCase();
  const rows = await db
    .selectFrom('board_places')
    .select(COLUMNS)
    .where('territory_id', '=', territory)
    .where('removed_at', 'is', null)
    .where(sql<boolean>`(strpos(lower(name), ${wanted}) > 0 or strpos(lower(note), ${wanted}) > 0)`)
    .orderBy(sql`strpos(lower(name), ${wanted}) = 1`, 'desc')
    .orderBy('name')
    .orderBy('grid_id')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(toRow);
}

/** A place that is not given up, locked. */
export async function lockPlace(tx: Tx, id: string): Promise<PlaceRow | undefined> {
  const row = await tx
    .selectFrom('board_places')
    .select(COLUMNS)
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  return row && toRow(row);
}

export async function updatePlace(
  tx: Tx,
  id: string,
  { grid_id, name, note, at }: Pick<PlaceRow, 'grid_id' | 'name' | 'note' | 'at'>,
): Promise<void> {
  await tx
    .updateTable('board_places')
    .set({ grid_id, name, note, at: at && pointToHex(at) })
    .where('id', '=', id)
    .execute();
}

/** Another sheet hangs there, since now or since `since`; null: none. */
export async function hangPrint(tx: Tx, id: string, print: string | null, since?: Date): Promise<void> {
  await tx
    .updateTable('board_places')
    .set({ print_id: print, hung_at: print === null ? null : (since ?? sql<Date>`now()`) })
    .where('id', '=', id)
    .execute();
}

/** At each of some places the print of the same index. */
export async function hangPrints(
  tx: Tx,
  places: readonly string[],
  prints: readonly string[],
): Promise<void> {
  await sql`
    update board_places set print_id = hung.print, hung_at = now()
    from unnest(${places}::text[], ${prints}::text[]) as hung (place, print)
    where board_places.id = hung.place
  `.execute(tx);
}

/** Nothing hangs any more where these hung. */
export async function unhangPrints(tx: Tx, prints: readonly string[]): Promise<void> {
  await tx
    .updateTable('board_places')
    .set({ print_id: null, hung_at: null })
    .where('print_id', '=', sql<string>`any(${prints}::text[])`)
    .execute();
}

export async function removePlace(tx: Tx, id: string): Promise<void> {
  await tx.updateTable('board_places').set({ removed_at: sql<Date>`now()` }).where('id', '=', id).execute();
}

/** A place that has been given up is one again; undefined: there is none that was. */
export async function restorePlace(tx: Tx, id: string): Promise<PlaceRow | undefined> {
  const row = await tx
    .updateTable('board_places')
    .set({ removed_at: null })
    .where('id', '=', id)
    .where('removed_at', 'is not', null)
    .returning(COLUMNS)
    .executeTakeFirst();
  return row && toRow(row);
}

/** Those of some places that are not given up. */
export async function findPlacesOf(tx: Tx, ids: readonly string[]): Promise<PlaceRow[]> {
  const rows = await tx
    .selectFrom('board_places')
    .select(COLUMNS)
    .where('removed_at', 'is', null)
    .where('id', '=', sql<string>`any(${ids}::text[])`)
    .execute();
  return rows.map(toRow);
}

/** The places where some prints hang. */
export async function findPlacesShowing(tx: Tx, prints: readonly string[]): Promise<PlaceRow[]> {
  const rows = await tx
    .selectFrom('board_places')
    .select(COLUMNS)
    .where('removed_at', 'is', null)
    .where('print_id', '=', sql<string>`any(${prints}::text[])`)
    .execute();
  return rows.map(toRow);
}

function toRow(row: Omit<PlaceRow, 'at'> & { readonly at: string | null }): PlaceRow {
  return { ...row, at: row.at === null ? null : hexToPoint(row.at) };
}
