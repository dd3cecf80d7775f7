import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, type Result, refuse } from '../../../domain/result.ts';
import { type ChosenFiles, chooseDocument, chooseFiles, chooseMembers, namesOf } from './choose-files.ts';
import { openCsv } from './csv.ts';
import { openExcel } from './excel.ts';
import { type FileKind, kindOf } from './file-kind.ts';
import { openGeoJson } from './geojson.ts';
import { openGeoPackage } from './geopackage.ts';
import { openKml } from './kml.ts';
import { openShapefile } from './shapefile.ts';
import {
  type OpenSource,
  type Source,
  SourceFault,
  type SourceFile,
  type SourceNote,
  type SourceOptions,
} from './source.ts';
import { unpackZip } from './zip-door.ts';

const OPENERS: Readonly<Record<Exclude<FileKind, 'zip' | 'kmz' | 'unknown'>, OpenSource>> = {
  shp: openShapefile,
  geojson: openGeoJson,
  gpkg: openGeoPackage,
  kml: openKml,
  csv: openCsv,
  xlsx: openExcel,
};

/**
 * The one door for files: what was uploaded together is opened as one source of one format, decided by what is in the files
 * and, where that does not tell, by their names. A zip is unpacked into `scratch`, a folder of ours, and is gone from there
 * when the source is closed. What is left alone is noted (`file-left`). Refuses `format-unknown`, `files-unrelated`
 * (of several kinds), and what `kindOf`, `unpackZip` and the readers of the formats refuse.
 */
export async function openSource(
  files: readonly SourceFile[],
  options: SourceOptions,
  scratch: string,
): Promise<Result<Source>> {
  const folder = await mkdtemp(join(scratch, 'unpacked-'));
  const away = () => rm(folder, { recursive: true, force: true, maxRetries: 3 });
  let source: Result<Source> | null = null;
  try {
    source = await openIn(files, options, folder);
  } catch (error) {
    if (!(error instanceof SourceFault)) throw error;
    source = refuse(error.code, error.params);
  } finally {
    if (!source?.ok) await away();
  }
  if (!source.ok) return source;
  const opened = source.value;
  return ok({
    ...opened,
    close: async () => {
      await opened.close();
      await away();
    },
  });
}

async function openIn(
  files: readonly SourceFile[],
  options: SourceOptions,
  folder: string,
): Promise<Result<Source>> {
  if (files.length === 0) return refuse('file-missing');
  const notes: SourceNote[] = [];
  let chosen = await chooseFiles(files, notes);
  if (chosen.ok && chosen.value.kind === 'zip') chosen = await openZipped(chosen.value, folder, notes);
  if (!chosen.ok) return chosen;
  if (chosen.value.kind === 'kmz') chosen = await openKmz(chosen.value.files, folder, notes);
  if (!chosen.ok) return chosen;
  const { kind } = chosen.value;
  if (kind === 'unknown' || kind === 'zip' || kind === 'kmz') return unknown(files);
  const source = await OPENERS[kind](chosen.value.files, options);
  return source.ok ? ok({ ...source.value, notes: [...notes, ...source.value.notes] }) : source;
}

async function openZipped(
  { files }: ChosenFiles,
  folder: string,
  notes: SourceNote[],
): Promise<Result<ChosenFiles>> {
  const [zip] = files;
  if (!zip || files.length > 1) return refuse('files-unrelated', { names: namesOf(files) });
  const unpacked = await unpackZip(zip.path, folder, (names) => ok(chooseMembers(names, notes)));
  if (!unpacked.ok) return unpacked;
  if (unpacked.value.length === 0) return unknown(files);
  for (const file of unpacked.value) {
    const kind = await kindOf(file);
    if (kind.ok && kind.value === 'zip') return refuse('zip-nested', { name: file.name.slice(0, 80) });
  }
  return chooseFiles(unpacked.value, notes);
}

/** The document of each KMZ, under the KMZ's own name. */
async function openKmz(
  files: readonly SourceFile[],
  folder: string,
  notes: SourceNote[],
): Promise<Result<ChosenFiles>> {
  const documents: SourceFile[] = [];
  for (const [i, { name, path }] of files.entries()) {
    const inner = join(folder, `kmz-${i}`);
    await mkdir(inner);
    const unpacked = await unpackZip(path, inner, (names) => ok(chooseDocument(names, notes)));
    if (!unpacked.ok) return unpacked;
    const [document] = unpacked.value;
    if (!document) return unknown(files);
    documents.push({ name: `${name.replace(/\.kmz$/i, '')}.kml`, path: document.path });
  }
  return ok({ kind: 'kml', files: documents });
}

function unknown(files: readonly SourceFile[]): Result<never> {
  return refuse('format-unknown', { name: (files[0]?.name ?? '').slice(0, 80) });
}
