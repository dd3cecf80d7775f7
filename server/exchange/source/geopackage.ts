import { open } from 'node:fs/promises';
import { constants, DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { ok, type Result, refuse } from '../../../domain/result.ts';
import { geoPackageLayers } from './geopackage-layers.ts';
import { layerRows } from './geopackage-rows.ts';
import { type Held, openEach } from './open-each.ts';
import type { OpenSource, SourceFile, SourceLayer, SourceOptions } from './source.ts';
import { isSqliteError } from './sqlite-error.ts';

const MAGIC = 'SQLite format 3\0';
/** Of the header (sqlite.org/fileformat2.html, 1.3): 2 at byte 19 is a database that is written through a log beside it. */
const START_BYTES = 20;
const READ_VERSION_AT = 19;
const WAL = 2;
const ENCODING = { said: 'utf-8', sniffed: null, used: 'utf-8' };
/**
 * Opens a GeoPackage (OGC 12-128): every table of features or attributes in `gpkg_contents` is a layer. Refuses
 * `file-blank`, `not-a-geopackage` (no SQLite, or SQLite of something else), `file-damaged`. The file is not trusted:
 * it is opened for reading alone, as if nobody could write it, tables alone are read, column by column, and no view,
 * trigger, generated column, function or extension of its own is ever run.
 */
export const openGeoPackage: OpenSource = (files, options) => openEach('gpkg', files, options, openFile);

async function openFile(
  file: SourceFile,
  _: SourceOptions,
  { notes, closers }: Held,
): Promise<Result<SourceLayer[]>> {
  const { magic, bytes, wal } = await start(file.path);
  if (bytes === 0) return refuse('file-blank');
  if (magic !== MAGIC) return refuse('not-a-geopackage');
  try {
    const database = openDatabase(file.path);
    closers.push(() => database.close());
    const layers = geoPackageLayers(database, notes);
    if (layers === null) return refuse('not-a-geopackage');
    if (layers.length === 0) return refuse('no-features');
    // Programs that close it put this back; what they last changed may lie in a `-wal` that did not come along.
    if (wal) notes.push({ code: 'gpkg-in-use', params: {} });
    return ok(
      layers.map((layer) => ({
        name: layer.name,
        count: layer.count,
        columns: layer.columns.map((column) => column.name),
        crs: layer.crs,
        encoding: ENCODING,
        hasGeometry: layer.geometry !== null,
        rows: () => layerRows(database, layer, bytes),
      })),
    );
  } catch (error) {
    if (isSqliteError(error)) return refuse('file-damaged');
    throw error;
  }
}

function openDatabase(path: string): DatabaseSync {
  const url = pathToFileURL(path);
  // Nobody writes it: no lock, and no `-wal` or `-journal` beside it is looked for or made.
  url.searchParams.set('immutable', '1');
  const database = new DatabaseSync(url, {
    readOnly: true,
    allowExtension: false,
    enableForeignKeyConstraints: false,
  });
  // What SQLite's makers advise for a file from a stranger (sqlite.org/security.html).
  database.exec('PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0');
  database.setAuthorizer(onlyReads);
  return database;
}

/** What may be done with the file: to read columns, to select, to be told what columns a table has. */
function onlyReads(action: number, name: string | null): number {
  const { SQLITE_SELECT, SQLITE_READ, SQLITE_PRAGMA, SQLITE_OK, SQLITE_DENY } = constants;
  if (action === SQLITE_SELECT || action === SQLITE_READ) return SQLITE_OK;
  return action === SQLITE_PRAGMA && name === 'table_info' ? SQLITE_OK : SQLITE_DENY;
}

async function start(path: string): Promise<{ magic: string; bytes: number; wal: boolean }> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(START_BYTES), 0, START_BYTES, 0);
    const magic = buffer.toString('latin1', 0, Math.min(bytesRead, MAGIC.length));
    return { magic, bytes: (await handle.stat()).size, wal: buffer[READ_VERSION_AT] === WAL };
  } finally {
    await handle.close();
  }
}
