import { type SqlBool, sql } from 'kysely';
import type { LineCollection } from '../../domain/contract/line.ts';
import type { PlaceCollection, PlaceKind } from '../../domain/contract/place.ts';
import { toDegrees } from '../../domain/geometry/point.ts';
import type { Bbox } from '../bbox-query.ts';
import type { Db, Tx } from '../db/transaction.ts';
import { hexToLine, hexToPoint, lineToHex, pointToHex } from '../db/wkb.ts';
import type { NewLine, NewPlace } from './new-records.ts';

const within = (column: string, [west, south, east, north]: Bbox) =>
  sql<SqlBool>`${sql.ref(column)} && ST_MakeEnvelope(${west}, ${south}, ${east}, ${north}, 4326)`;

/** Streets, rails, rivers and walls, as features. */
export async function linesIn(
  db: Db | Tx,
  filter: { readonly bbox?: Bbox | undefined; readonly territory?: string } = {},
): Promise<LineCollection> {
  let query = db
    .selectFrom('lines')
    .select(['id', 'kind', 'class', 'name', 'bridge', 'tunnel', 'geom'])
    .orderBy('id');
  if (filter.territory !== undefined) query = query.where('territory_id', '=', filter.territory);
  if (filter.bbox) query = query.where(within('geom', filter.bbox));
  const rows = await query.execute();
  return {
    type: 'FeatureCollection',
    features: rows.map(({ geom, ...properties }) => ({
      type: 'Feature',
      id: properties.id,
      geometry: { type: 'LineString', coordinates: hexToLine(geom).map(toDegrees) },
      properties,
    })),
  };
}

/** Cameras, shops and units, as features. */
export async function placesIn(
  db: Db | Tx,
  filter: {
    readonly kind?: PlaceKind | undefined;
    readonly bbox?: Bbox | undefined;
    readonly territory?: string;
  },
): Promise<PlaceCollection> {
  let query = db
    .selectFrom('places')
    .select(['id', 'kind', 'category', 'name', 'direction', 'range_m as rangeM', 'link', 'at'])
    .orderBy('id');
  if (filter.territory !== undefined) query = query.where('territory_id', '=', filter.territory);
  if (filter.kind !== undefined) query = query.where('kind', '=', filter.kind);
  if (filter.bbox) query = query.where(within('at', filter.bbox));
  const rows = await query.execute();
  return {
    type: 'FeatureCollection',
    features: rows.map(({ at, ...properties }) => ({
      type: 'Feature',
      id: properties.id,
      geometry: { type: 'Point', coordinates: toDegrees(hexToPoint(at)) },
      properties,
    })),
  };
}

/**
 * Another text as soon as a line or a place of a territory is another: each row carries the number of the transaction that
 * wrote it.
 */
export async function placesStamp(db: Db | Tx, territory: string): Promise<string> {
  const { rows } = await sql<{ stamp: string }>`
    select concat_ws(' ',
      (select concat(count(*), ':', sum(xmin::text::numeric)) from lines where territory_id = ${territory}),
      (select concat(count(*), ':', sum(xmin::text::numeric)) from places where territory_id = ${territory})) as stamp
  `.execute(db);
  return rows[0]!.stamp;
}

export async function insertLines(tx: Tx, territory: string, lines: readonly NewLine[]): Promise<void> {
  if (lines.length === 0) return;
  const rows = lines.map(({ points, ...line }) => ({ ...line, geom: lineToHex(points) }));
  await sql`
    insert into lines (territory_id, id, kind, class, name, bridge, tunnel, geom)
    select ${territory}, r.* from json_to_recordset(${JSON.stringify(rows)}::json)
      as r (id text, kind text, class text, name text, bridge boolean, tunnel boolean, geom geometry)
  `.execute(tx);
}

export async function insertPlaces(tx: Tx, territory: string, places: readonly NewPlace[]): Promise<void> {
  if (places.length === 0) return;
  const rows = places.map((place) => ({ ...place, at: pointToHex(place.at) }));
  await sql`
    insert into places (territory_id, id, kind, category, name, direction, range_m, link, at)
    select ${territory}, r.* from json_to_recordset(${JSON.stringify(rows)}::json)
      as r (id text, kind text, category text, name text, direction double precision, "rangeM" double precision, link text, at geometry)
  `.execute(tx);
}

/** Ids of lines or places that are taken in a territory. */
export async function takenIds(
  db: Db | Tx,
  table: 'lines' | 'places',
  territory: string,
  ids: readonly string[],
): Promise<Set<string>> {
  const rows = await db
    .selectFrom(table)
    .select('id')
    .where('territory_id', '=', territory)
    .where('id', '=', sql<string>`any(${ids}::text[])`)
    .execute();
  return new Set(rows.map((row) => row.id));
}
