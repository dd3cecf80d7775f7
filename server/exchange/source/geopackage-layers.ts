import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { CrsClaim, SourceNote } from './source.ts';

/** More tables than this are no office's file. */
const LAYERS_MAX = 1000;
const KINDS = ['features', 'attributes', 'aspatial'];
/** What programs call the number that they give each row; it says nothing of the row. */
const ROW_NUMBERS = ['fid', 'ogc_fid', 'objectid'];

export interface GeoPackageColumn {
  readonly name: string;
  /** As it is declared, in capitals: `TEXT(20)`, `BOOLEAN`, `BLOB`. */
  readonly type: string;
}

/** A table of a GeoPackage that is read: its columns without the geometry and the running number. */
export interface GeoPackageLayer {
  readonly name: string;
  readonly count: number | null;
  readonly columns: readonly GeoPackageColumn[];
  /** The column of the geometry; null for a table of attributes. */
  readonly geometry: string | null;
  /** By what name its row number can be asked for; null where it has none. */
  readonly rowid: string | null;
  readonly crs: CrsClaim | null;
}

type Row = Record<string, SQLOutputValue>;

/**
 * The layers of a GeoPackage; null for an SQLite database of something else. Views and virtual tables are left alone, for
 * to read one is to run what the file says; so are tiles. Throws SQLite's errors.
 */
export function geoPackageLayers(database: DatabaseSync, notes: SourceNote[]): GeoPackageLayer[] | null {
  const tables = tablesOf(database);
  if (!tables.has('gpkg_contents') || !tables.has('gpkg_spatial_ref_sys')) return null;
  const geometries = tables.has('gpkg_geometry_columns')
    ? some(database, 'SELECT table_name, column_name, srs_id FROM gpkg_geometry_columns')
    : [];
  const counts = tables.has('gpkg_ogr_contents')
    ? some(database, 'SELECT table_name, feature_count FROM gpkg_ogr_contents')
    : [];
  const systems = some(
    database,
    'SELECT srs_id, organization, organization_coordsys_id, definition FROM gpkg_spatial_ref_sys',
  );
  const layers: GeoPackageLayer[] = [];
  for (const content of some(database, 'SELECT table_name, data_type FROM gpkg_contents')) {
    const name = text(content.table_name);
    const kind = text(content.data_type).toLowerCase();
    if (!KINDS.includes(kind) || !tables.has(name.toLowerCase())) {
      notes.push({ code: 'layer-left', params: { layer: name, kind } });
      continue;
    }
    const own = (row: Row) => text(row.table_name).toLowerCase() === name.toLowerCase();
    const geometry = geometries.find(own);
    const count = counts.find(own)?.feature_count;
    layers.push({
      ...columnsOf(
        database,
        name,
        geometry ? text(geometry.column_name) : null,
        tables.get(name.toLowerCase())!,
      ),
      name,
      count: typeof count === 'number' && Number.isSafeInteger(count) && count >= 0 ? count : null,
      crs: geometry ? claimOf(systems.find(({ srs_id }) => srs_id === geometry.srs_id)) : null,
    });
  }
  return layers;
}

/** A name of SQL, quoted. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function columnsOf(
  database: DatabaseSync,
  table: string,
  geometryColumn: string | null,
  sql: string,
): Pick<GeoPackageLayer, 'columns' | 'geometry' | 'rowid'> {
  // Generated and hidden columns are not among these: their values would be computed.
  const all = some(database, `PRAGMA table_info(${quoted(table)})`);
  const names = all.map((column) => text(column.name));
  const geometry = names.find((name) => name.toLowerCase() === geometryColumn?.toLowerCase()) ?? null;
  const columns = all
    .filter((column) => text(column.name) !== geometry && !isRowNumber(column))
    .map((column) => ({ name: text(column.name), type: text(column.type).toUpperCase() }));
  const taken = names.map((name) => name.toLowerCase());
  const numbered = !/\bWITHOUT\s+ROWID\b/i.test(sql);
  const rowid = numbered && ['_rowid_', 'rowid', 'oid'].find((name) => !taken.includes(name));
  return { columns, geometry, rowid: rowid || null };
}

function isRowNumber(column: Row): boolean {
  return (
    column.pk === 1 &&
    text(column.type).toUpperCase() === 'INTEGER' &&
    ROW_NUMBERS.includes(text(column.name).toLowerCase())
  );
}

/** The database's tables by their names in lower case, and how they were made; no views, no virtual tables. */
function tablesOf(database: DatabaseSync): Map<string, string> {
  const tables = new Map<string, string>();
  for (const { type, name, sql } of database
    .prepare('SELECT type, name, sql FROM sqlite_master')
    .iterate() as Iterable<Row>) {
    if (type === 'table' && /^\s*CREATE\s+TABLE\b/i.test(text(sql)))
      tables.set(text(name).toLowerCase(), text(sql));
  }
  return tables;
}

/** What a row of `gpkg_spatial_ref_sys` says: its code, else its definition; nothing for the undefined ones (-1 and 0). */
function claimOf(system: Row | undefined): CrsClaim | null {
  if (system === undefined) return null;
  const { organization, organization_coordsys_id: code, definition } = system;
  const by = text(organization).trim().toUpperCase();
  if (by === 'EPSG') return { text: `EPSG:${code}` };
  const wkt = text(definition).trim();
  if (wkt !== '' && wkt.toLowerCase() !== 'undefined') return { text: wkt };
  return by === '' || by === 'NONE' ? null : { text: `${by}:${code}` };
}

function some(database: DatabaseSync, sql: string): Row[] {
  const rows: Row[] = [];
  for (const row of database.prepare(sql).iterate() as Iterable<Row>) {
    rows.push(row);
    if (rows.length === LAYERS_MAX * 10) break;
  }
  return rows;
}

function text(value: SQLOutputValue | undefined): string {
  return typeof value === 'string' ? value : '';
}
