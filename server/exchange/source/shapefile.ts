import { open } from 'node:fs/promises';
import { ok, type Result } from '../../../domain/result.ts';
import { dbfColumns } from './dbf-columns.ts';
import { readDbfHeader, recordsThere } from './dbf-header.ts';
import { sniffDbf } from './dbf-records.ts';
import { chooseEncoding, decoderFor, encodingOfDriver, sniffEncoding } from './encoding.ts';
import { FileWindow } from './file-window.ts';
import { groupParts, type ShapefileParts } from './shapefile-parts.ts';
import { readShpHeader, readShx } from './shapefile-records.ts';
import { type ShapefileTable, shapefileRows } from './shapefile-rows.ts';
import type { OpenSource, SourceFile, SourceLayer, SourceNote } from './source.ts';

/** Longer than any `.prj` or `.cpg` is, bytes. */
const PRJ_BYTES_MAX = 64 * 1024;
const CPG_BYTES_MAX = 256;

/**
 * Read by ours and not by the library `shapefile`, which is its peer in the tests: the same corners and values of sound files,
 * but it keeps deleted records, makes shells of holes that lie in none, passes over records that it can't read (shapes and
 * attributes are then out of step), knows no `.shx`, and allocates what a length says.
 *
 * Opens one or several Shapefiles by their parts (`.shp`, and where there are `.dbf`, `.shx`, `.prj`, `.cpg`), each a layer. The
 * `.shx` is needed only where shapes do not follow one another; without a `.dbf` there are shapes without attributes, and a
 * note says so. Refuses `shp-missing`, `shp-damaged`, `shp-surfaces`, `dbf-damaged`, `dbf-version`, `files-duplicate`,
 * `encoding-unknown`.
 */
export const openShapefile: OpenSource = async (files, options) => {
  const grouped = groupParts(files);
  if (!grouped.ok) return grouped;
  const layers: SourceLayer[] = [];
  const notes: SourceNote[] = [...grouped.value.notes];
  for (const parts of grouped.value.shapefiles) {
    const layer = await openLayer(parts, options.encoding, notes);
    if (!layer.ok) return layer;
    layers.push(layer.value);
  }
  return ok({ format: 'shp', layers, notes, close: async () => {} });
};

async function openLayer(
  parts: ShapefileParts,
  chosen: string | undefined,
  notes: SourceNote[],
): Promise<Result<SourceLayer>> {
  const layer = parts.name;
  const shp = await withFile(parts.shp, readShpHeader);
  if (!shp.ok) return shp;
  const { shx } = parts;
  const index = shx ? await withFile(shx, (file) => readShx(file, shp.value)) : null;
  if (shx && index === null) notes.push({ code: 'shx-ignored', params: { layer } });
  const prj = parts.prj ? await readText(parts.prj, PRJ_BYTES_MAX) : '';
  const cpg = parts.cpg
    ? (await readText(parts.cpg, CPG_BYTES_MAX)).split('\n', 1)[0]!.trim().slice(0, 40)
    : '';
  const table = await openTable(parts, cpg === '' ? null : cpg, chosen);
  if (!table.ok) return table;
  if (!parts.dbf) notes.push({ code: 'shp-no-dbf', params: { layer } });
  for (const note of table.value.notes) notes.push({ code: note.code, params: { ...note.params, layer } });
  // Heights and measures are of no use to a division, which is flat.
  if (shp.value.shapeType > 10 && shp.value.shapeType < 20)
    notes.push({ code: 'heights-left', params: { layer } });
  return ok({
    name: layer,
    count: table.value.count ?? index?.count ?? null,
    columns: table.value.table?.columns.names ?? [],
    crs: prj === '' ? null : { text: prj },
    encoding: table.value.found,
    hasGeometry: true,
    rows: () => shapefileRows(parts, shp.value, index?.starts ?? null, table.value.table),
  });
}

async function openTable(parts: ShapefileParts, cpg: string | null, chosen: string | undefined) {
  const { dbf } = parts;
  if (!dbf) {
    const choice = chooseEncoding(chosen, cpg, null, false);
    return choice.ok ? ok({ ...choice.value, notes: [], count: null, table: null }) : choice;
  }
  return withFile(dbf, async (file) => {
    const header = await readDbfHeader(file);
    if (!header.ok) return header;
    const sniffer = await sniffDbf(file, header.value);
    const said = cpg ?? encodingOfDriver(header.value.driver);
    const choice = chooseEncoding(chosen, said, sniffer.verdict(), sniffer.beyondAscii);
    if (!choice.ok) return choice;
    const { reader, found } = choice.value;
    const columns = dbfColumns(header.value, reader);
    const table: ShapefileTable = { file: dbf, header: header.value, columns };
    const { records } = header.value;
    const there = recordsThere(header.value, file);
    return ok({
      found,
      notes: [...choice.value.notes, ...columns.notes],
      // A table that is cut off before its first record is not an empty one: reading it tells.
      count: records > 0 && there <= 0 ? null : Math.min(records, there),
      table,
    });
  });
}

async function withFile<T>({ path }: SourceFile, use: (file: FileWindow) => Promise<T>): Promise<T> {
  const file = await FileWindow.open(path);
  try {
    return await use(file);
  } finally {
    await file.close();
  }
}

/** The beginning of a small file of text, in whichever encoding it is. */
async function readText({ path }: SourceFile, bytesMax: number): Promise<string> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(bytesMax), 0, bytesMax, 0);
    const bytes = buffer.subarray(0, bytesRead);
    const reader = decoderFor(sniffEncoding(bytes) ?? 'utf-8');
    return reader.ok ? reader.value.decode(bytes).replaceAll('\0', '').trim() : '';
  } finally {
    await file.close();
  }
}
