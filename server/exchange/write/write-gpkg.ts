import { DatabaseSync } from 'node:sqlite';
import type { Cell, CellKind, Column } from './columns.ts';
import { registeredSystem, shiftedWkt } from './crs-wkt.ts';
import { gpkgBlob } from './gpkg-blob.ts';
import { createRtree, GPKG_MARKS, GPKG_TABLES, quoted, rtreeName, rtreeTriggers } from './gpkg-tables.ts';
import type { Outgoing, OutLayer } from './outgoing.ts';
import type { Placing } from './placing.ts';
import { type Bounds, boundsOf, joinBounds } from './positions.ts';
import { Turns } from './turns.ts';

const TYPES: Readonly<Record<CellKind, string>> = {
  text: 'TEXT',
  integer: 'INTEGER',
  number: 'DOUBLE',
  boolean: 'BOOLEAN',
};
/** What GeoPackage calls numbers of no known system (1.1.2.1.2). */
const UNDEFINED_METRES = -1;
/** The number of a system that no register has; from 100,000 on they are free. */
const OWN_SYSTEM = 100_000;

/** A GeoPackage of version 1.3 (OGC 12-128r17): a table with an index a layer. */
export async function writeGpkg(outgoing: Outgoing, path: string): Promise<void> {
  const database = new DatabaseSync(path);
  try {
    // A file that is thrown away when its writing fails needs no journal.
    database.exec(`PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; ${GPKG_MARKS} BEGIN; ${GPKG_TABLES}`);
    const srs = addSystems(database, outgoing.placing);
    const turns = new Turns();
    for (const layer of outgoing.layers) await addLayer(database, outgoing, layer, srs, turns);
    database.exec('COMMIT');
  } finally {
    database.close();
  }
}

/** Adds WGS 84, which must be there, and the system of the data; gives the id of that. */
function addSystems(database: DatabaseSync, { crs }: Placing): number {
  const add = database.prepare('INSERT OR IGNORE INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)');
  for (const id of ['EPSG:4326', crs.id]) {
    const system = registeredSystem(id);
    if (system) add.run(system.name, system.code, 'EPSG', system.code, system.wkt, null);
  }
  const registered = registeredSystem(crs.id);
  if (registered) return registered.code;
  const shifted = shiftedWkt(crs.id);
  if (shifted === null) return UNDEFINED_METRES;
  add.run(crs.name, OWN_SYSTEM, 'NONE', OWN_SYSTEM, shifted, crs.id);
  return OWN_SYSTEM;
}

async function addLayer(
  database: DatabaseSync,
  { columns, placing, language, layers }: Outgoing,
  layer: OutLayer,
  srs: number,
  turns: Turns,
): Promise<void> {
  const table = layer.name;
  const fields = columns.map(({ name, kind }) => `${quoted(name)} ${TYPES[kind]}`);
  database.exec(
    `CREATE TABLE ${quoted(table)} (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom ${layer.geometry.toUpperCase()}, ${fields.join(', ')})`,
  );
  const same = layers.filter(({ title }) => title[language] === layer.title[language]).length > 1;
  const identifier = same ? table : layer.title[language];
  const known = registeredSystem(placing.crs.id) ? '' : placing.crs.name;
  const content = database.prepare(
    'INSERT INTO gpkg_contents (table_name, data_type, identifier, description, min_x, min_y, max_x, max_y, srs_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  content.run(table, 'features', identifier, known, null, null, null, null, srs);
  database
    .prepare('INSERT INTO gpkg_geometry_columns VALUES (?, ?, ?, ?, 0, 0)')
    .run(table, 'geom', layer.geometry.toUpperCase(), srs);
  database
    .prepare('INSERT INTO gpkg_extensions VALUES (?, ?, ?, ?, ?)')
    .run(
      table,
      'geom',
      'gpkg_rtree_index',
      'http://www.geopackage.org/spec130/#extension_rtree',
      'write-only',
    );
  database.exec(createRtree(table));
  const bounds = await addRows(database, columns, layer, placing, srs, turns);
  if (bounds)
    database
      .prepare('UPDATE gpkg_contents SET min_x = ?, min_y = ?, max_x = ?, max_y = ? WHERE table_name = ?')
      .run(...bounds, table);
  database.exec(rtreeTriggers(table));
}

/** The layer's rows and their boxes in its index; gives the box around all. */
async function addRows(
  database: DatabaseSync,
  columns: readonly Column[],
  layer: OutLayer,
  placing: Placing,
  srs: number,
  turns: Turns,
): Promise<Bounds | null> {
  const holes = ['NULL', '?', ...columns.map(() => '?')];
  const addRow = database.prepare(`INSERT INTO ${quoted(layer.name)} VALUES (${holes.join(', ')})`);
  const addBox = database.prepare(`INSERT INTO ${rtreeName(layer.name)} VALUES (?, ?, ?, ?, ?)`);
  let all: Bounds | null = null;
  for (const { properties, geometry } of layer.features()) {
    const shape = placing.geometry(geometry);
    const bounds = boundsOf(shape);
    const cells = columns.map((column) => stored(column.of(properties), column.kind));
    const { lastInsertRowid } = addRow.run(gpkgBlob(shape, layer.geometry, srs, bounds), ...cells);
    if (bounds) addBox.run(lastInsertRowid, bounds[0], bounds[2], bounds[1], bounds[3]);
    all = joinBounds(all, bounds);
    await turns.next();
  }
  return all;
}

/**
 * SQLite has no truth values: a BOOLEAN of a GeoPackage is 0 or 1. A number in a column of texts it would write
 * `12.0`.
 */
function stored(cell: Cell, kind: CellKind): string | number | null {
  if (typeof cell === 'boolean') return Number(cell);
  return kind === 'text' && cell !== null ? String(cell) : cell;
}
