import { ok, type Result, refuse } from '../../../domain/result.ts';
import { type FileKind, kindOf } from './file-kind.ts';
import { extensionOf, isShapefileCompanion, isShapefilePart } from './shapefile-parts.ts';
import type { SourceFile, SourceNote } from './source.ts';

/** Files of one kind, to be read together. */
export interface ChosenFiles {
  readonly kind: FileKind;
  readonly files: readonly SourceFile[];
}

/** More notes of files that are left than anybody reads. */
const NOTED_MAX = 20;
/** What is unpacked from a zip: parts of a Shapefile apart, whatever might be one of the formats. */
const WANTED = /\.(geojson|geojsonl|geojsons|ndjson|json|gpkg|kml|kmz|csv|tsv|tab|txt|xlsx|xlsm|xls)$/i;
/** What may as well be a word about the data that it lies beside, as our own exports have it: read only where there is nothing else. */
const BESIDE = /\.(txt|json|xml|md|htm|html)$|^(字段对照|长文本|columns|long-texts)\.csv$/i;

/**
 * Which of the files that came together are to be read: all of one kind. Texts and JSON that lie beside data of another kind are taken
 * for what people put there to read, and noted as left, as is what is nothing that we know. Refuses `files-unrelated`,
 * `format-unknown`, and what `kindOf` refuses.
 */
export async function chooseFiles(
  files: readonly SourceFile[],
  notes: SourceNote[],
): Promise<Result<ChosenFiles>> {
  const shapes = files.some(({ name }) => isShapefilePart(name));
  const kinds = new Map<FileKind, SourceFile[]>();
  for (const file of files) {
    if (shapes && isShapefileCompanion(file.name)) continue;
    const found = await kindOf(file);
    const spare = !found.ok && found.reason.code === 'file-empty' && files.length > 1;
    if (!found.ok && !spare) return found;
    const kind = found.ok ? found.value : 'unknown';
    kinds.set(kind, [...(kinds.get(kind) ?? []), file]);
  }
  const known = [...kinds].filter(([kind]) => kind !== 'unknown');
  const data = known.filter(([, group]) => group.some(({ name }) => !BESIDE.test(name)));
  const candidates = data.length > 0 ? data : known;
  if (candidates.length > 1) return refuse('files-unrelated', { names: namesOf(files) });
  const [chosen] = candidates;
  if (!chosen) return refuse('format-unknown', { name: (files[0]?.name ?? '').slice(0, 80) });
  const [kind, group] = chosen;
  const taken = kind === 'shp' ? group : group.filter(({ name }) => !BESIDE.test(name) || data.length === 0);
  noteLeft(
    files.filter((file) => !taken.includes(file) && !(shapes && isShapefileCompanion(file.name))),
    notes,
  );
  return ok({ kind, files: taken });
}

/** The members of a zip that are worth unpacking, by their names; a single one whatever it is called. */
export function chooseMembers(names: readonly string[], notes: SourceNote[]): string[] {
  const wanted = names.filter((name) => isShapefilePart(name) || WANTED.test(name));
  if (wanted.length === 0) return names.length === 1 ? [...names] : [];
  const shapes = wanted.some(isShapefilePart);
  const left = names.filter((name) => !wanted.includes(name) && !(shapes && isShapefileCompanion(name)));
  noteLeft(
    left.map((name) => ({ name })),
    notes,
  );
  return wanted;
}

/** Of a KMZ the document that is to be read, the first KML in its topmost folder (OGC 12-007r2, annex C); others are noted. */
export function chooseDocument(names: readonly string[], notes: SourceNote[]): string[] {
  const documents = names.filter((name) => extensionOf(name) === 'kml');
  const top = documents.filter((name) => !name.includes('/'));
  const chosen = top.find((name) => name.toLowerCase() === 'doc.kml') ?? top[0] ?? documents[0];
  noteLeft(
    documents.filter((name) => name !== chosen).map((name) => ({ name })),
    notes,
  );
  return chosen === undefined ? [] : [chosen];
}

/** The names of files for a sentence, as many as fit. */
export function namesOf(files: readonly { readonly name: string }[]): string {
  const shown = files.slice(0, 5).map(({ name }) => name.slice(0, 40));
  return shown.join(', ') + (files.length > shown.length ? ' …' : '');
}

function noteLeft(files: readonly { readonly name: string }[], notes: SourceNote[]): void {
  for (const { name } of files.slice(0, NOTED_MAX))
    notes.push({ code: 'file-left', params: { name: name.slice(0, 80) } });
}
