import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { esriWkt } from './crs-wkt.ts';
import { type DbfField, DbfRows, type LongText } from './dbf-fields.ts';
import { writeDbf } from './dbf-file.ts';
import { codePageOf } from './dbf-text.ts';
import type { Outgoing, OutLayer } from './outgoing.ts';
import { ShpFile } from './shp-file.ts';
import { fieldNote, longTextNote, type Note, systemNote } from './shp-notes.ts';
import { Turns } from './turns.ts';

interface Written {
  readonly layer: OutLayer;
  readonly fields: readonly DbfField[];
  readonly longTexts: readonly LongText[];
  readonly codePage: string;
}

/**
 * Shapefiles in a zip, one a layer: `.shp`, `.shx`, `.dbf`, `.cpg`, `.prj`, and what the fields are called in full. For
 * coordinates that no `.prj` can name there is none, and a note.
 */
export async function writeShp(outgoing: Outgoing, path: string): Promise<void> {
  const folder = `${path}.parts`;
  await mkdir(folder);
  try {
    const tables: Written[] = [];
    for (const layer of outgoing.layers) tables.push(await writeLayer(outgoing, layer, folder));
    await zip(outgoing, tables, folder, path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function writeLayer(outgoing: Outgoing, layer: OutLayer, folder: string): Promise<Written> {
  const { columns, placing, encoding } = outgoing;
  const base = join(folder, layer.name);
  const rows = new DbfRows(columns, encoding);
  const turns = new Turns();
  await ShpFile.write(base, layer.geometry, async (file) => {
    for (const { properties, geometry } of layer.features()) {
      await file.add(placing.geometry(geometry));
      rows.add(properties);
      await turns.next();
    }
  });
  const fields = rows.fields();
  await writeDbf(`${base}.dbf`, rows, fields, encoding, new Date());
  return { layer, fields, longTexts: rows.longTexts, codePage: codePageOf(encoding, rows.allIn936) };
}

async function zip(
  { placing, language }: Outgoing,
  tables: readonly Written[],
  folder: string,
  path: string,
): Promise<void> {
  const prj = esriWkt(placing.crs.id);
  const notes: Note[] = [
    fieldNote(tables, language),
    ...longTextNote(tables, language),
    ...(prj === null ? [systemNote(placing, language)] : []),
  ];
  const archive = new ZipFile();
  for (const { layer, codePage } of tables) {
    for (const end of ['shp', 'shx', 'dbf'])
      archive.addFile(join(folder, `${layer.name}.${end}`), `${layer.name}.${end}`);
    archive.addBuffer(Buffer.from(codePage), `${layer.name}.cpg`);
    if (prj !== null) archive.addBuffer(Buffer.from(prj), `${layer.name}.prj`);
  }
  for (const { name, text } of notes) archive.addBuffer(Buffer.from(text), name);
  archive.end();
  const written = pipeline(archive.outputStream, createWriteStream(path));
  const failed = new Promise<never>((_, reject) => archive.on('error', reject));
  await Promise.race([written, failed]);
}
