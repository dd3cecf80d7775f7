import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { geometryFault } from '../geojson-fault.ts';
import { readGeoPackageBlob } from './geopackage-blob.ts';
import { type GeoPackageColumn, type GeoPackageLayer, quoted } from './geopackage-layers.ts';
import { type FeatureRow, SourceFault } from './source.ts';
import { isSqliteError } from './sqlite-error.ts';
import { textFault } from './text-fault.ts';
import { WkbFault } from './wkb-geometry.ts';

/** A row takes at least its size, its number, its header and its place in the page: more rows than that go in circles. */
const ROW_BYTES_MIN = 4;

/**
 * The rows of a layer, one after another. Throws SourceFault `file-damaged` where SQLite finds a page that is no page, and
 * where pages lead back to themselves (rows come by ascending number, so it is seen).
 */
export async function* layerRows(
  database: DatabaseSync,
  layer: GeoPackageLayer,
  fileBytes: number,
): AsyncGenerator<FeatureRow> {
  let row = 0;
  let last: bigint | null = null;
  for (const [rowid, blob, ...values] of rowsOf(database, layer)) {
    row++;
    if (typeof rowid === 'bigint') {
      if (last !== null && rowid <= last) throw new SourceFault('file-damaged', { row });
      last = rowid;
    }
    if (row > fileBytes / ROW_BYTES_MIN) throw new SourceFault('file-damaged', { row });
    yield rowOf(row, layer, blob ?? null, values);
  }
}

function* rowsOf(database: DatabaseSync, layer: GeoPackageLayer): Generator<SQLOutputValue[]> {
  try {
    const statement = database.prepare(selectOf(layer));
    statement.setReadBigInts(true);
    statement.setReturnArrays(true);
    yield* statement.iterate() as Iterable<unknown> as Iterable<SQLOutputValue[]>;
  } catch (error) {
    throw isSqliteError(error) ? new SourceFault('file-damaged') : error;
  }
}

function selectOf({ name, rowid, geometry, columns }: GeoPackageLayer): string {
  const parts = [rowid ?? 'NULL', geometry === null ? 'NULL' : quoted(geometry)];
  // NOT INDEXED: an index that holds all of the columns has them in another order, and may have been made to lie.
  return `SELECT ${[...parts, ...columns.map(({ name }) => quoted(name))].join(', ')} FROM ${quoted(name)} NOT INDEXED`;
}

function rowOf(
  row: number,
  layer: GeoPackageLayer,
  blob: SQLOutputValue,
  values: readonly SQLOutputValue[],
): FeatureRow {
  const properties = Object.fromEntries(
    layer.columns.map((column, i) => [column.name, plainValue(column, values[i] ?? null)]),
  );
  const found = geometryOf(blob);
  return { row, id: undefined, properties, ...found, fault: found.fault ?? textFault(properties) };
}

function geometryOf(blob: SQLOutputValue): Pick<FeatureRow, 'geometry' | 'fault'> {
  if (blob === null) return { geometry: null, fault: null };
  if (!(blob instanceof Uint8Array)) return { geometry: null, fault: 'source:geometry-damaged' };
  try {
    const geometry = readGeoPackageBlob(blob);
    return { geometry, fault: geometry && geometryFault(geometry) };
  } catch (error) {
    if (error instanceof WkbFault) return { geometry: null, fault: error.code };
    throw error;
  }
}

/** A number stays a number as long as it is exact; bytes (a picture) are no value. */
function plainValue(column: GeoPackageColumn, value: SQLOutputValue): unknown {
  if (value instanceof Uint8Array) return null;
  if (typeof value !== 'bigint') return value;
  if (column.type === 'BOOLEAN' && (value === 0n || value === 1n)) return value === 1n;
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : String(value);
}
